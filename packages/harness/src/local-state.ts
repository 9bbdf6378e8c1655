/**
 * What the harness knows of one incarnation: its log, timers, pending calls and counters. A fold over inputs and effects,
 * so that the trusted side and the side that runs the node agree on it without asking each other.
 */
import type { Decision } from "./context.ts";
import type { CallId, Effect } from "./effect.ts";
import type { Input } from "./input.ts";
import { canonical, type NodeId, type Plain } from "./plain.ts";

/** A timer, a sleep or a call's timeout that is running. */
export interface PendingTimer {
  /** What the node is told when it expires. */
  readonly input: Extract<Input, { kind: "timer" | "wake" | "expire" }>;
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
  log: readonly Plain[];
  /** How many of the log's first records are stable. */
  forced: number;
  timers: readonly PendingTimer[] = [];
  calls: readonly PendingCall[] = [];
  clock = 0;
  decided: Decision | undefined;
  private step = 0;
  private callCount = 0;

  constructor(incarnation: number, durable: readonly Plain[]) {
    this.incarnation = incarnation;
    this.log = durable;
    this.forced = durable.length;
  }

  /** A copy that can go another way. */
  clone(): LocalState {
    return Object.assign(new LocalState(this.incarnation, this.log), this);
  }

  /** The identity that the next call will have. */
  get nextCall(): CallId {
    return `${this.incarnation}.${this.callCount + 1}`;
  }

  /** The smallest number that no running sleep has. */
  get nextSleep(): number {
    const running = this.timers.flatMap(({ input }) => (input.kind === "wake" ? [input.sleep] : []));
    return [...running, running.length].findIndex((_, number) => !running.includes(number));
  }

  /** Accounts for an input, before the node sees it. */
  receive(input: Input): void {
    this.step++;
    if (input.kind === "reply" || input.kind === "expire")
      this.calls = this.calls.filter(({ call }) => call !== input.call);
    if (input.kind === "reply") this.stop((timer) => timer.kind === "expire" && timer.call === input.call);
    if (input.kind === "timer" || input.kind === "wake" || input.kind === "expire") this.expire(input);
  }

  /** Accounts for an effect. */
  apply(effect: Effect): void {
    switch (effect.kind) {
      case "write":
        this.log = [...this.log, effect.record];
        return;
      case "force":
        if (effect.record !== undefined) this.log = [...this.log, effect.record];
        this.forced = this.log.length;
        return;
      case "compact":
        this.log = effect.records;
        this.forced = this.log.length;
        return;
      case "decide":
        this.decided ??= effect.decision;
        return;
      case "setTimer":
        this.stop(isNamed(effect.name));
        this.start({ kind: "timer", name: effect.name }, effect.ms);
        return;
      case "cancelTimer":
        this.stop(isNamed(effect.name));
        return;
      case "sleep":
        this.start({ kind: "wake", sleep: effect.sleep }, effect.ms);
        return;
      case "call":
        this.callCount++;
        this.calls = [
          ...this.calls,
          { call: effect.call, to: effect.to, message: { ...effect.message }, retry: effect.retry },
        ];
        if (effect.timeoutMs !== undefined) this.start({ kind: "expire", call: effect.call }, effect.timeoutMs);
        return;
    }
  }

  /**
   * The timers that may expire next. One set no later and strictly shorter goes first; of two set in another order
   * either may, since the time between their settings is unknown.
   */
  expirable(): readonly PendingTimer[] {
    return this.timers.filter((late) => !this.timers.some((early) => early.setAt <= late.setAt && early.ms < late.ms));
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
    this.timers = [...this.timers, { input, ms, setAt: this.step, deadline: this.clock + ms }];
  }

  private stop(matches: (timer: PendingTimer["input"]) => boolean): void {
    this.timers = this.timers.filter(({ input }) => !matches(input));
  }

  private expire(input: PendingTimer["input"]): void {
    const key = canonical(input);
    const timer = this.timers.find((running) => canonical(running.input) === key);
    if (!timer) throw new Error(`no running timer for ${key}`);
    this.clock = Math.max(this.clock, timer.deadline);
    this.timers = this.timers.filter((running) => running !== timer);
  }
}

function isNamed(name: string): (timer: PendingTimer["input"]) => boolean {
  return (timer) => timer.kind === "timer" && timer.name === name;
}
