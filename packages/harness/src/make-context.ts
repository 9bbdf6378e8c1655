/** The context of one incarnation: turns what a node asks for into effects. */
import type { CallResult, Context } from "./context.ts";
import type { CallId, Effect } from "./effect.ts";
import { describeThrown } from "./inspect.ts";
import type { LocalState } from "./local-state.ts";
import { handlerName, type Message } from "./message.ts";
import { copyPlain, type NodeId, type Plain } from "./plain.ts";
import { fraction } from "./random.ts";
import { Refusal } from "./refusal.ts";

/** What continues when the harness says so. */
export interface Pending {
  readonly calls: Map<CallId, (result: CallResult) => void>;
  readonly sleeps: Map<number, () => void>;
  /** Random numbers drawn so far. */
  draws: number;
}

/** What a context stands on. */
export interface ContextBase {
  readonly id: NodeId;
  /** Whom it may send to. */
  readonly nodes: ReadonlySet<NodeId>;
  readonly local: LocalState;
  readonly pending: Pending;
  /** Names the sequence of its random numbers. */
  readonly numbers: string;
  effect(effect: Effect): void;
  readClock(): void;
  /** Runs something that may be refused, and notes the refusal. */
  guard<T>(act: () => T): T;
}

/** Makes the context of one incarnation. It is frozen: a node cannot change what acting means. */
export function makeContext(base: ContextBase): Context {
  const { id, local, pending, guard } = base;
  const act = (make: () => Effect) => guard(() => base.effect(make()));
  const ctx: Context = {
    id,
    restarted: local.incarnation > 0,
    log: makeLog(base),
    send: (to, message) =>
      guard(() => base.effect({ kind: "send", to: known(base, to), message: copyMessage(message) })),
    call: (to, request, options = {}) => {
      const call = local.nextCall;
      const { timeoutMs, retry } = options;
      if (timeoutMs !== undefined) guard(() => duration(timeoutMs, "a call's timeoutMs"));
      act(() => ({
        kind: "call",
        call,
        to: known(base, to),
        message: copyMessage(request),
        timeoutMs,
        retry: retry === "until-reply",
      }));
      return new Promise((resolve) => pending.calls.set(call, resolve as (result: CallResult) => void));
    },
    setTimer: (name, ms) => act(() => ({ kind: "setTimer", name: String(name), ms: duration(ms, `timer "${name}"`) })),
    cancelTimer: (name) => act(() => ({ kind: "cancelTimer", name: String(name) })),
    sleep: (ms) => {
      const sleep = local.nextSleep;
      act(() => ({ kind: "sleep", sleep, ms: duration(ms, "a sleep") }));
      return new Promise((resolve) => pending.sleeps.set(sleep, resolve));
    },
    decide: (decision) => act(() => ({ kind: "decide", decision: sameDecision(base, decision) })),
    emit: (observation) => act(() => ({ kind: "emit", observation: copyPlain(observation, "an observation") })),
    now: () => {
      base.readClock();
      return local.clock;
    },
    random: () => fraction(base.numbers, pending.draws++),
  };
  return Object.freeze(ctx);
}

function makeLog({ local, effect, guard }: ContextBase): Context["log"] {
  const copy = (record: unknown) => copyPlain(record, "a log record");
  return Object.freeze({
    get records() {
      return local.log;
    },
    write: (record) => guard(() => effect({ kind: "write", record: copy(record) })),
    force: (record) =>
      guard(() => effect(record === undefined ? { kind: "force" } : { kind: "force", record: copy(record) })),
    compact: (records) => guard(() => effect({ kind: "compact", records: copyRecords(records) })),
  } satisfies Context["log"]);
}

function copyRecords(records: unknown): readonly Plain[] {
  if (Array.isArray(records)) return copyPlain(records, "a log") as readonly Plain[];
  throw new Refusal("plain-data", "ctx.log.compact(records) takes the records that stay; give it an array of them");
}

function copyMessage(message: unknown): Message {
  const copied = copyPlain(message, "a message") as unknown as Message;
  if (typeof copied?.type !== "string")
    throw new Refusal("plain-data", 'a message has no type; give it one: { type: "vote", … }');
  const handler = handlerName(copied.type);
  if (handler !== "onStart" && handler !== "onTimer") return copied;
  throw new Refusal(
    "plain-data",
    `a message of type "${copied.type}" would reach ${handler}, which is for the node's own; give it another type`,
  );
}

function known({ nodes }: ContextBase, to: NodeId): NodeId {
  if (nodes.has(to)) return to;
  const known = [...nodes].join(", ");
  throw new Refusal("unknown-node", `there is no node ${describeThrown(to)}; the cluster has ${known}`);
}

function duration(ms: number, what: string): number {
  if (typeof ms === "number" && ms >= 0 && Number.isFinite(ms)) return ms;
  throw new Refusal("plain-data", `${what} lasts ${String(ms)}; give it milliseconds, 0 or more`);
}

function sameDecision({ id, local }: ContextBase, decision: "commit" | "abort"): "commit" | "abort" {
  if (decision !== "commit" && decision !== "abort") {
    throw new Refusal(
      "plain-data",
      `ctx.decide(${describeThrown(decision)}) is no decision; decide "commit" or "abort"`,
    );
  }
  if (local.decided === undefined || local.decided === decision) return decision;
  throw new Refusal(
    "second-decision",
    `${id} decided ${local.decided} before and now decides ${decision}; a decision is irrevocable`,
  );
}
