/** Everything that a node may do. Nothing else reaches the world outside it. */
import type { Message } from "./message.ts";
import type { NodeId, Plain } from "./plain.ts";

/** The irrevocable outcome of a transaction. */
export type Decision = "commit" | "abort";

/**
 * How a call ended. A timeout never means "it did not happen": the outcome is indefinite, and the type makes the
 * caller say what it does then.
 */
export type CallResult<Reply = unknown> =
  | { readonly ok: true; readonly reply: Reply }
  | { readonly ok: false; readonly outcome: "indefinite" };

/** How long a call waits, and whether the harness repeats the request. */
export interface CallOptions {
  /** After this many milliseconds of virtual time the outcome is indefinite. Left out: the call waits for ever. */
  readonly timeoutMs?: number;
  /** The harness sends the request again, at the harness's own pace, until a reply arrives or the call ends. */
  readonly retry?: "until-reply";
}

/** Stable storage: what was forced survives every crash; what was only written may not. [Lampson-Sturgis] */
export interface Log<R = Plain> {
  /** What this node reads back, its own unforced writes included. */
  readonly records: readonly R[];
  /** Appends a record to the buffer. A crash may lose it, and all written after it. */
  write(record: R): void;
  /** Makes the record, and all written before it, survive every later crash. Without a record: what is buffered. */
  force(record?: R): void;
  /** Replaces the whole log by these records, atomically and forced. */
  compact(records: readonly R[]): void;
}

/**
 * What a node is given to act with. Each of `send`, `call`, `log.write`, `log.force`, `log.compact`, `decide` and
 * `emit` is one effect, and a crash can fall between any two of them.
 *
 * @typeParam M the messages that this node sends
 * @typeParam R the records of its log
 */
export interface Context<M extends Message = Message, R = Plain> {
  /** Who I am. */
  readonly id: NodeId;
  /** Whether this incarnation follows a crash. */
  readonly restarted: boolean;
  /** Stable storage. */
  readonly log: Log<R>;
  /** Sends a message: it is copied at once, and may be late, lost or repeated. */
  send(to: NodeId, message: M): void;
  /** Sends a request and waits for what the other node's handler returns. */
  call<Reply = unknown>(to: NodeId, request: M, options?: CallOptions): Promise<CallResult<Reply>>;
  /** Starts a named timer, in milliseconds of virtual time; a timer of that name that is running starts anew. */
  setTimer(name: string, ms: number): void;
  /** Stops a named timer. Stopping one that is not running does nothing. */
  cancelTimer(name: string): void;
  /** Waits, in milliseconds of virtual time. */
  sleep(ms: number): Promise<void>;
  /**
   * The irrevocable outcome, seen by the environment.
   * @throws Refusal when this incarnation has decided otherwise before
   */
  decide(decision: Decision): void;
  /** Anything else that the outside world can see. */
  emit(observation: Plain): void;
  /** Milliseconds of virtual time. */
  now(): number;
  /** A number from 0 up to, not including, 1; the same in every replay. */
  random(): number;
}
