/** A run of the cluster that is going on: what its clients have seen, and whether to wait any longer. */
import { type Seen, seen } from "@workbook/05-transactional-kv/given/history.ts";
import type { NodeId, Plain } from "@workbook/harness";

/** Between two looks at the clock, in milliseconds. */
const tickMs = 500;

/** When a run is over, besides when all clients are done. */
export interface RunningOptions {
  readonly clients: number;
  /** The run ends when for so many milliseconds no attempt of any client has come to its end. */
  readonly patienceMs: number;
  /** Ends the run before its time. */
  readonly signal?: AbortSignal | undefined;
}

/** A run that is going on. */
export class Running {
  state: Seen = seen.initial([]);
  /** Clients that have done their part and wait until all is quiet. */
  readonly resting = new Set<NodeId>();
  readonly faults: string[] = [];
  private readonly options: RunningOptions;
  private lastAnswer = performance.now();
  private wake: () => void = () => {};

  constructor(options: RunningOptions) {
    this.options = options;
    options.signal?.addEventListener("abort", () => this.wake());
  }

  /** Whether every client has done all that it had to do. */
  get isDone(): boolean {
    return this.state.over.length >= this.options.clients;
  }

  /** Whether nobody has had an answer for longer than anybody should wait. */
  get isBlocked(): boolean {
    return !this.isDone && performance.now() - this.lastAnswer > this.options.patienceMs;
  }

  /** Whether there is nothing left to wait for. */
  get isOver(): boolean {
    return Boolean(this.options.signal?.aborted) || this.faults.length > 0 || this.isDone || this.isBlocked;
  }

  /** Takes down what a client shows. */
  show(client: NodeId, observation: Plain): void {
    const { ended } = this.state;
    this.state = seen.observe(this.state, { kind: "emit", node: client, observation });
    if (this.state.ended > ended) this.answered();
    if ((observation as { readonly type?: string }).type === "rests") this.resting.add(client);
    this.wake();
  }

  /** Somebody has had an answer, or could not have had one before now. */
  answered(): void {
    this.lastAnswer = performance.now();
  }

  /** A node cannot go on. */
  fault(sentence: string): void {
    if (!this.isOver) this.faults.push(sentence);
    this.wake();
  }

  /** Waits until this is so, or so many milliseconds have passed, or all is over. */
  async until(isSo: () => boolean, mostMs = Number.POSITIVE_INFINITY): Promise<void> {
    const end = performance.now() + mostMs;
    for (let left = mostMs; left > 0 && !isSo() && !this.isOver; left = end - performance.now()) {
      await this.change(Math.min(left, tickMs));
    }
  }

  /** Waits until this has happened, unless all is over before. */
  async untilDone(happening: Promise<unknown>): Promise<void> {
    let isDone = false;
    void happening.then(() => {
      isDone = true;
      this.wake();
    });
    await this.until(() => isDone);
  }

  private async change(mostMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, mostMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
