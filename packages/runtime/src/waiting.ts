/** Waiting in a run of processes: until something is so, until all is over, or until nobody has had an answer for too long. */

/** Between two looks at the clock, in milliseconds. */
const tickMs = 500;

/** When a run is over, besides when it is done. */
export interface WaitingOptions {
  /** The store blocks when for so many milliseconds no client has heard of the end of a transaction. */
  readonly patienceMs: number;
  /** Ends the run before its time. */
  readonly signal?: AbortSignal | undefined;
}

/** A run that is going on. */
export abstract class Waiting {
  /** Why a node could not go on: sentences. */
  readonly faults: string[] = [];
  private readonly options: WaitingOptions;
  private lastAnswer = performance.now();
  private wake: () => void = () => {};

  constructor(options: WaitingOptions) {
    this.options = options;
    options.signal?.addEventListener("abort", () => this.wake());
  }

  /** Whether every client has done all that it had to do. */
  abstract get isDone(): boolean;

  /** Whether nobody has had an answer for longer than anybody should wait. */
  get isBlocked(): boolean {
    return !this.isDone && performance.now() - this.lastAnswer > this.options.patienceMs;
  }

  /** Whether there is nothing left to wait for. */
  get isOver(): boolean {
    return Boolean(this.options.signal?.aborted) || this.faults.length > 0 || this.isDone || this.isBlocked;
  }

  /** Something is not what it was: whoever waits looks again. */
  changed(): void {
    this.wake();
  }

  /** Somebody has had an answer, or could not have had one before now. */
  answered(): void {
    this.lastAnswer = performance.now();
    this.wake();
  }

  /** A node cannot go on. */
  fault(sentence: string): void {
    if (!this.isOver) this.faults.push(sentence);
    this.wake();
  }

  /** Waits until this is so, or so many milliseconds have passed, or all is over. One at a time may wait. */
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
