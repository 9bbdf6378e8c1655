/**
 * Drives nodes as Maelstrom does: starts them, is the network between them and the clients, kills and parts them, and judges the history of
 * all clients for strict serializability. When faults come is counted in transactions, so that a slow machine sees as many. [Maelstrom, Elle20]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireTarget, type Target } from "@workbook/grading";
import { fraction } from "@workbook/harness";
import type { Transaction } from "@workbook/properties";
import { type ClusterRun, clusterExercise } from "../cluster.ts";
import { Waiting, type WaitingOptions } from "../waiting.ts";
import { Caller } from "./caller.ts";
import { ListHistory } from "./list-history.ts";
import { ListLoad } from "./list-load.ts";
import type { MicroOperation } from "./list-transaction.ts";
import { Network } from "./network.ts";
import { NodeChild } from "./node-child.ts";

const partitionMs = 1_000;
const keysPerLook = 8;
/** A look that is aborted so often will never commit. */
const mostLooks = 50;

/** How large, how long, and how rough. */
export interface DriverOptions extends WaitingOptions {
  /** The course's folder. */
  readonly root: string;
  readonly target: Target;
  readonly nodes: number;
  readonly clients: number;
  /** How much load: transactions of each client, or milliseconds. */
  readonly load: { readonly each: number } | { readonly forMs: number };
  /** A kill or a partition, by turns, after so many transactions; 0: neither. */
  readonly faultEvery: number;
  readonly seed: number;
  /** Told now and then how far it is. */
  readonly onProgress?: (ended: number, faults: number) => void;
}

/**
 * Runs nodes under load and faults, then in quiet until every key has been looked at. No process and no file of it is left.
 * @throws Refusal for a mistake in the target's files
 */
export async function driveMaelstromNodes(options: DriverOptions): Promise<ClusterRun> {
  requireTarget(options.root, clusterExercise, options.target);
  const folder = mkdtempSync(join(tmpdir(), "workbook-maelstrom-"));
  const began = performance.now();
  const drive = new Drive(folder, options);
  try {
    await drive.run();
  } finally {
    await drive.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { ...drive.result(), elapsedMs: performance.now() - began };
}

class Drive extends Waiting {
  isDone = false;
  private readonly settings: DriverOptions;
  private readonly random: () => number;
  private readonly network: Network;
  private readonly nodes: NodeChild[];
  private readonly callers: Caller[];
  private readonly history = new ListHistory();
  private readonly load: ListLoad;
  private ended = 0;
  private partitions = 0;
  private end = Number.POSITIVE_INFINITY;

  constructor(folder: string, options: DriverOptions) {
    super(options);
    this.settings = options;
    let drawn = 0;
    this.random = () => fraction(String(options.seed), drawn++);
    this.network = new Network({ random: this.random, mostDelayMs: 5, loss: 0.01 });
    this.load = new ListLoad(this.random);
    const nodeIds = Array.from({ length: options.nodes }, (_, index) => `n${index + 1}`);
    const { target } = options;
    const shared = { target, folder, nodeIds, network: this.network };
    this.nodes = nodeIds.map((id) => new NodeChild(id, { ...shared, onFault: (sentence) => this.fault(sentence) }));
    this.callers = Array.from({ length: options.clients }, (_, index) => new Caller(`c${index + 1}`, this.network));
    options.signal?.addEventListener("abort", () => this.giveUp());
  }

  async run(): Promise<void> {
    await this.untilDone(Promise.all(this.nodes.map((node) => node.start())));
    this.answered();
    const { load } = this.settings;
    if ("forMs" in load) this.end = performance.now() + load.forMs;
    let working = this.callers.length;
    const work = this.callers.map((caller) => this.work(caller).then(() => working--));
    await this.disturb(() => working === 0 || performance.now() >= this.end);
    this.network.heal();
    await this.untilDone(Promise.all(work));
    await this.lookAtEveryKey();
  }

  result(): Omit<ClusterRun, "elapsedMs"> {
    const { isDone, isBlocked, faults, partitions, nodes } = this;
    return {
      history: this.history.history,
      ended: isDone,
      ...(isBlocked ? { blockedMs: this.settings.patienceMs } : {}),
      restarts: Object.fromEntries(nodes.map(({ id, restarts }) => [id, restarts])),
      partitions,
      faults,
    };
  }

  async close(): Promise<void> {
    this.network.close();
    this.giveUp();
    await Promise.all(this.nodes.map((node) => node.kill()));
  }

  private giveUp(): void {
    for (const caller of this.callers) caller.giveUp();
  }

  /** One client's transactions. */
  private async work(caller: Caller): Promise<void> {
    const { load } = this.settings;
    const hasEnough = (done: number) => ("each" in load ? done >= load.each : performance.now() >= this.end);
    for (let done = 0; !this.isOver && !hasEnough(done); done++) await this.transact(caller, this.load.next());
  }

  private async transact(caller: Caller, txn: MicroOperation[]): Promise<Transaction["outcome"]> {
    const id = await this.anyNode();
    const tell = this.history.begin(caller.id, txn);
    const outcome = tell(await caller.ask(id, { type: "txn", txn }));
    this.ended++;
    if (outcome === "unknown") this.changed();
    else this.answered();
    return outcome;
  }

  /** A node that is up, as soon as there is one. */
  private async anyNode(): Promise<string> {
    for (;;) {
      const up = this.nodes.filter(({ isUp }) => isUp || this.isOver);
      if (up.length > 0) return up[Math.floor(this.random() * up.length)]!.id;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Kills and partitions by turns. A node that was killed is up again before the next fault. */
  private async disturb(isLoadOver: () => boolean): Promise<void> {
    const { faultEvery, onProgress } = this.settings;
    const every = faultEvery > 0 ? faultEvery : Number.POSITIVE_INFINITY;
    let faults = 0;
    for (let due = every; !isLoadOver() && !this.isOver; ) {
      await this.until(() => isLoadOver() || this.ended >= due, Math.min(500, this.end - performance.now()));
      onProgress?.(this.ended, faults);
      if (this.ended < due || isLoadOver()) continue;
      await (faults++ % 2 === 0 ? this.killAndRestart() : this.partForAWhile());
      due = this.ended + every;
    }
  }

  private async killAndRestart(): Promise<void> {
    const victim = this.nodes[Math.floor(this.random() * this.nodes.length)]!;
    await victim.kill();
    // It will not answer any more; so nobody has to wait for that.
    for (const caller of this.callers) caller.giveUp(victim.id);
    await this.untilDone(victim.start());
  }

  private async partForAWhile(): Promise<void> {
    const ids = this.nodes.map(({ id }) => id);
    const first = Math.floor(this.random() * ids.length);
    const size = 1 + Math.floor(this.random() * Math.max(1, ids.length - 1));
    this.network.part([...ids, ...ids].slice(first, first + size));
    this.partitions++;
    await this.until(() => false, partitionMs);
    this.network.heal();
  }

  /** All is quiet. What was committed and is not found now is lost. */
  private async lookAtEveryKey(): Promise<void> {
    const reader = this.callers[0]!;
    const keys = [...this.load.allKeys];
    for (let tries = 0; keys.length > 0 && tries < mostLooks && !this.isOver; tries++) {
      const look = keys.slice(0, keysPerLook).map((key): MicroOperation => ["r", key, null]);
      if ((await this.transact(reader, look)) !== "committed") await this.until(() => false, 100);
      else {
        keys.splice(0, keysPerLook);
        tries = 0;
      }
    }
    this.isDone = keys.length === 0;
  }
}
