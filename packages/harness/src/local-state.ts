/**
 * What the harness knows of one incarnation: its log, timers, pending calls and counters. A fold over inputs and effects,
 * so that the trusted side and the side that runs the node agree on it without asking each other.
 */
import type { Decision } from "./context.ts";
import type { CallId, Effect } from "./effect.ts";
import type { Input } from "./input.ts";
import { canonical, deepFreeze, type NodeId, type Plain } from "./plain.ts";
import { SharedList } from "./shared-list.ts";
import { SharedMap } from "./shared-map.ts";

/** What a node is told when a timer, a sleep or a call's timeout expires. */
export type Expiry = Extract<Input, { kind: "timer" | "wake" | "expire" }>;

/** A timer, a sleep or a call's timeout that is running. */
export interface PendingTimer {
  /** What the node is told when it expires. */
  readonly input: Expiry;
  readonly ms: number;
  /** The number of the step that set it. */
  readonly setAt: number;
  /** Virtual time of its expiry. */
  readonly deadline: number;
}

/** A call that has neither been answered nor expired. */
export interface PendingCall {
  readonly call: CallId;
  readonly to: NodeId;
  readonly message: Plain;
  readonly retry: boolean;
}

/** The harness's own state of one incarnation. */
export class LocalState {
  readonly incarnation: number;
  /** How many of the log's first records are stable. */
  forced: number;
  /** Milliseconds of virtual time, as far as the node has been told. */
  clock: number;
  decided: Decision | undefined;
  private records: SharedList<Plain>;
  private running = new SharedMap<string, PendingTimer>();
  private pending = new SharedMap<CallId, PendingCall>();
  private step = 0;
  private callCount = 0;

  constructor(incarnation: number, durable: readonly Plain[], clock = 0) {
    this.incarnation = incarnation;
    this.records = new SharedList(deepFreeze(durable));
    this.forced = durable.length;
    this.clock = clock;
  }

  /** A copy that can go another way. */
  clone(): LocalState {
    const copy = Object.assign(new LocalState(this.incarnation, []), this);
    copy.records = this.records.copy();
    copy.running = this.running.copy();
    copy.pending = this.pending.copy();
    return copy;
  }

  /** Frozen, since nodes are handed this very list. */
  get log(): readonly Plain[] {
    return this.records.all;
  }

  /** How many records were written and not forced. */
  get unforced(): number {
    return this.records.length - this.forced;
  }

  get timers(): readonly PendingTimer[] {
    return this.running.values();
  }

  get calls(): readonly PendingCall[] {
    return this.pending.values();
  }

  /** The running timer with this key. */
  timerOf(key: string): PendingTimer | undefined {
    return this.running.get(key);
  }

  /** The pending call with this identity. */
  callOf(call: CallId): PendingCall | undefined {
    return this.pending.get(call);
  }

  /** The identity that the next call will have. */
  get nextCall(): CallId {
    return `${this.incarnation}.${this.callCount + 1}`;
  }

  /** The smallest number that no running sleep has. */
  get nextSleep(): number {
    let number = 0;
    while (this.running.has(`wake ${number}`)) number++;
    return number;
  }

  /** The first `count` of the records that were written and not forced. */
  unforcedRecords(count = Infinity): Plain[] {
    return this.records.slice(this.forced, this.forced + count);
  }

  /** Accounts for an input, before the node sees it. */
  receive(input: Input): void {
    this.step++;
    if (input.at !== undefined) this.clock = input.at;
    if (input.kind === "reply" || input.kind === "expire") this.pending.delete(input.call);
    if (input.kind === "reply") this.running.delete(`expire ${input.call}`);
    if (input.kind === "timer" || input.kind === "wake" || input.kind === "expire") this.expire(input);
  }

  /** Accounts for an effect. */
  apply(effect: Effect): void {
    switch (effect.kind) {
      case "write":
        this.records.push(effect.record);
        return;
      case "force":
        if (effect.record !== undefined) this.records.push(effect.record);
        this.forced = this.records.length;
        return;
      case "compact":
        this.records = new SharedList(effect.records);
        this.forced = this.records.length;
        return;
      case "decide":
        this.decided ??= effect.decision;
        return;
      case "setTimer":
        this.start({ kind: "timer", name: effect.name }, effect.ms);
        return;
      case "cancelTimer":
        this.running.delete(`timer ${effect.name}`);
        return;
      case "sleep":
        this.start({ kind: "wake", sleep: effect.sleep }, effect.ms);
        return;
      case "call":
        this.callCount++;
        this.pending.put(effect.call, {
          call: effect.call,
          to: effect.to,
          message: { ...effect.message },
          retry: effect.retry,
        });
        if (effect.timeoutMs !== undefined) this.start({ kind: "expire", call: effect.call }, effect.timeoutMs);
        return;
    }
  }

  /**
   * The timers that may expire next. One set no later and strictly shorter goes first; of two set in another order
   * either may, since the time between their settings is unknown.
   */
  expirable(): readonly PendingTimer[] {
    const { timers } = this;
    return timers.filter((late) => !timers.some((early) => early.setAt <= late.setAt && early.ms < late.ms));
  }

  /**
   * Equal text for states that no node can tell apart by what the harness holds.
   *
   * @param readsClock whether the node has looked at the clock, so that time is part of its state
   */
  identity(readsClock: boolean): string {
    const ranks = [...new Set(this.timers.map(({ setAt }) => setAt))].sort((a, b) => a - b);
    const timers = this.timers
      .map(({ input, ms, setAt, deadline }) => canonical([input, ms, ranks.indexOf(setAt), readsClock ? deadline : 0]))
      .sort();
    const calls = this.calls.map(({ call }) => call);
    const rest = [this.incarnation, this.forced, this.decided ?? null, this.callCount, readsClock ? this.clock : 0];
    return canonical([...rest, timers, calls, this.log]);
  }

  private start(input: PendingTimer["input"], ms: number): void {
    this.running.put(timerKey(input), { input, ms, setAt: this.step, deadline: this.clock + ms });
  }

  private expire(input: Expiry & { readonly at?: number | undefined }): void {
    const key = timerKey(input);
    const timer = this.running.get(key);
    if (!timer) throw new Error(`no running timer for ${key}`);
    if (input.at === undefined) this.clock = Math.max(this.clock, timer.deadline);
    this.running.delete(key);
  }
}

/** Equal text for the same timer, sleep or call's timeout of one incarnation. */
export function timerKey(input: Expiry): string {
  switch (input.kind) {
    case "timer":
      return `timer ${input.name}`;
    case "wake":
      return `wake ${input.sleep}`;
    case "expire":
      return `expire ${input.call}`;
  }
}
