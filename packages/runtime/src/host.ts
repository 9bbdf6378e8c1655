/**
 * What a node runs on when it is a process: time is the machine's, messages leave through a transport, the log is a file. The node is the same
 * class as under the simulator, and is asked in the same way: what are your effects on this input?
 */
import {
  type Effect,
  type Input,
  type LiveRun,
  LocalState,
  type Message,
  type NodeId,
  type Plain,
} from "@workbook/harness";
import type { LogFile } from "./log-file.ts";

/** A rule of the harness that a node broke, or a `todo` that it reached. */
export class NodeFault extends Error {}

/** What a host is made of. */
export interface HostOptions {
  /** Runs the node, by its name in its cluster. */
  readonly run: LiveRun;
  readonly id: NodeId;
  readonly log: LogFile;
  /** How often it has been started before. */
  readonly incarnation: number;
  /** Of its random numbers. */
  readonly seed: number;
  /** Takes what the node sends. */
  readonly send: (to: NodeId, message: Message) => void;
  /** Takes what it shows to the world. */
  readonly show?: (observation: Plain) => void;
  /** Told when it cannot go on. */
  readonly onFault: (fault: Error) => void;
  /** Milliseconds, never going back. */
  readonly now?: () => number;
}

/** One incarnation of a node. Its steps come one after the other. */
export class Host {
  private readonly options: HostOptions;
  private readonly local: LocalState;
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly now: () => number;
  private last: Promise<void> = Promise.resolve();
  private hasStopped = false;

  constructor(options: HostOptions) {
    this.options = options;
    this.now = options.now ?? (() => performance.now());
    this.local = new LocalState(options.incarnation, options.log.records(), this.now());
  }

  /** Starts the node from what its log says. */
  start(): void {
    const { incarnation, seed } = this.options;
    this.enqueue({ kind: "start", incarnation, seed, log: this.local.log });
  }

  /** Brings a message. */
  deliver(from: NodeId, message: Message): void {
    this.enqueue({ kind: "deliver", from, message });
  }

  /** Nothing happens any more. */
  stop(): void {
    this.hasStopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  /** When all that was asked so far is done. */
  get settled(): Promise<void> {
    return this.last;
  }

  private enqueue(input: Input): void {
    this.whenIdle(() => this.step(input));
  }

  private whenIdle(act: () => Promise<void>): void {
    this.last = this.last.then(act).catch((fault: Error) => this.fail(fault));
  }

  private fail(fault: Error): void {
    this.stop();
    this.options.onFault(fault);
  }

  private async step(event: Input): Promise<void> {
    if (this.hasStopped) return;
    const input = { ...event, at: Math.max(this.local.clock, this.now()) };
    this.local.receive(input);
    const { effects, failure, todo } = await this.options.run.step(this.options.id, input);
    if (failure) throw new NodeFault(failure.sentence);
    if (todo !== undefined) throw new NodeFault(`not started: ${todo}`);
    for (const effect of effects) this.perform(effect);
  }

  private perform(effect: Effect): void {
    this.carryOut(effect);
    this.local.apply(effect);
  }

  private carryOut(effect: Effect): void {
    const { log, send, show } = this.options;
    switch (effect.kind) {
      case "send":
        return send(effect.to, effect.message);
      case "write":
        return log.write(effect.record);
      case "force":
        return log.force(effect.record);
      case "compact":
        return log.compact(effect.records);
      case "emit":
        return show?.(effect.observation);
      case "setTimer":
        return this.setTimer(effect.name, effect.ms);
      case "cancelTimer":
        return this.cancelTimer(effect.name);
      case "call":
      case "reply":
      case "sleep":
        throw new NodeFault(`it uses ctx.${effect.kind}; as a process a node has messages and timers only`);
    }
  }

  private setTimer(name: string, ms: number): void {
    this.cancelTimer(name);
    const timer = setTimeout(() => this.expire(name, timer), ms);
    this.timers.set(name, timer);
  }

  /** A step that waits before this one may yet cancel the timer, or set it anew. */
  private expire(name: string, timer: NodeJS.Timeout): void {
    this.whenIdle(async () => {
      if (this.timers.get(name) !== timer) return;
      this.timers.delete(name);
      await this.step({ kind: "timer", name });
    });
  }

  private cancelTimer(name: string): void {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }
}
