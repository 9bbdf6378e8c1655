/**
 * What a learner's coordinator runs on when its world is real: messages leave through a function, its log is a file. It can
 * be made to crash right after any of its effects: then its instance is thrown away with all that it held.
 */
import {
  type CrashPoint,
  type Decision,
  type Effect,
  type Input,
  isCrashPoint,
  type LiveRun,
  LocalState,
  type Message,
  type NodeId,
} from "@workbook/harness";
import type { LogFile } from "@workbook/runtime";

/** The coordinator cannot go on: it broke a rule of the harness, or uses what no message of the task needs. */
export class CoordinatorFault extends Error {}

/** A `todo` was reached: neither right nor wrong. */
export class NotStarted extends Error {}

/** What a host is made of. */
export interface HostOptions {
  /** Runs the node, by its name in its cluster. */
  readonly run: LiveRun;
  readonly id: NodeId;
  readonly log: LogFile;
  /** Takes what the node sends. */
  readonly send: (to: NodeId, message: Message) => void;
  /** It crashes once, when it has done so many effects. Left out: never. */
  readonly crashAfter?: number | undefined;
}

/** One coordinator through all its lives. */
export class CoordinatorHost {
  /** All effects that took place, over all lives. */
  readonly effects: CrashPoint[] = [];
  isUp = false;
  private incarnation = -1;
  private hasCrashed = false;
  private local = new LocalState(0, []);
  private readonly options: HostOptions;

  constructor(options: HostOptions) {
    this.options = options;
  }

  /** What it decided, in order. */
  get decisions(): Decision[] {
    return this.effects.flatMap((effect) => (effect.kind === "decide" ? [effect.decision] : []));
  }

  /** Starts a new instance from what was forced. */
  async start(): Promise<void> {
    const log = this.options.log.records();
    this.incarnation++;
    this.local = new LocalState(this.incarnation, log, this.local.clock);
    this.isUp = true;
    await this.step({ kind: "start", incarnation: this.incarnation, log });
  }

  /** Brings a message. What arrives while it is down is lost. */
  async deliver(from: NodeId, message: Message): Promise<void> {
    if (this.isUp) await this.step({ kind: "deliver", from, message });
  }

  /**
   * Lets time pass until a timer expires.
   * @returns whether one was running
   */
  async expire(): Promise<boolean> {
    const [next] = this.isUp ? [...this.local.timers].sort((a, b) => a.deadline - b.deadline) : [];
    if (!next) return false;
    await this.step({ ...next.input, at: Math.max(this.local.clock, next.deadline) });
    return true;
  }

  private async step(input: Input): Promise<void> {
    this.local.receive(input);
    const { effects, failure, todo } = await this.options.run.step(this.options.id, input);
    if (failure) throw new CoordinatorFault(`${failure.sentence}.`);
    if (todo !== undefined) throw new NotStarted(todo);
    for (const effect of effects) {
      if (this.isDoomed) break;
      this.perform(effect);
    }
    if (this.isDoomed) this.crash();
  }

  private get isDoomed(): boolean {
    return !this.hasCrashed && this.effects.length === this.options.crashAfter;
  }

  /** What the node did after this point never happened, and nobody will ask that instance again. */
  private crash(): void {
    this.hasCrashed = true;
    this.isUp = false;
    this.options.log.crash();
  }

  private perform(effect: Effect): void {
    this.carryOut(effect);
    this.local.apply(effect);
    if (isCrashPoint(effect)) this.effects.push(effect);
  }

  private carryOut(effect: Effect): void {
    const { log, send } = this.options;
    switch (effect.kind) {
      case "send":
        return send(effect.to, effect.message);
      case "write":
        return log.write(effect.record);
      case "force":
        return log.force(effect.record);
      case "compact":
        return log.compact(effect.records);
      case "call":
        throw new CoordinatorFault(`It calls ${effect.to}; the messages of this task are sent, with ctx.send.`);
    }
  }
}
