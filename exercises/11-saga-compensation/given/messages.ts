/** What is said between the client, the saga's coordinator and the services. Money is in integer cents. */

/** The client asks for a saga, once. */
export interface Begin {
  readonly type: "begin";
  /** The saga's name, which no other saga has. */
  readonly saga: string;
}

/** The coordinator tells the client how its saga ended; more than once if need be. */
export interface Ended {
  readonly type: "ended";
  readonly saga: string;
  readonly status: "completed" | "compensated";
}

/** Sets one item aside. */
export interface Reserve {
  readonly type: "reserve";
  readonly key: IdempotencyKey;
  readonly item: string;
}

/** Takes money. */
export interface Charge {
  readonly type: "charge";
  readonly key: IdempotencyKey;
  readonly cents: number;
}

/** Sends the order off. */
export interface Ship {
  readonly type: "ship";
  readonly key: IdempotencyKey;
}

/** Undoes the reservation that was made under this key. */
export interface Release {
  readonly type: "release";
  readonly key: IdempotencyKey;
}

/** Undoes the charge that was made under this key. */
export interface Refund {
  readonly type: "refund";
  readonly key: IdempotencyKey;
}

/** Names one step of one saga. A service does what is asked under a key at most once, however often it is asked. */
export type IdempotencyKey = string;

/** What carries out a step. */
export type Action = Reserve | Charge | Ship;
/** What undoes one: by the key of the action, not by a key of its own. */
export type Compensation = Release | Refund;

/** What a service answers. Every answer is definite: only its absence is not. */
export type ServiceReply =
  /** It has been done, now or earlier. */
  | { readonly type: "done" }
  /** It has not been done and never will be under this key. */
  | { readonly type: "refused"; readonly reason: string }
  /** It has not been done: not now. Only retriable actions and compensations are put off, and not for ever. */
  | { readonly type: "busy" };
