/** What is said in a checkout. Money is in integer cents. The records of the services' ledgers are among it. */

/** Names an order. A service does one step of each order, so that this is the key of that step, and of what undoes it. */
export type OrderId = string;

/** A customer orders one item. Placed again, it is the same order. */
export interface Place {
  readonly type: "place";
  readonly order: OrderId;
  readonly item: string;
  /** Whose money pays for it. */
  readonly account: string;
  readonly address: string;
}

/** A customer asks how an order stands. */
export interface Query {
  readonly type: "query";
  readonly order: OrderId;
}

/** Why an order is cancelled. */
export type Reason = "out of stock" | "insufficient funds" | "undeliverable";

/** How an order stands. The last two are the end of it. */
export type Status =
  | { readonly status: "pending" }
  | { readonly status: "completed" }
  | { readonly status: "cancelled"; readonly reason: Reason };

/** The orchestrator's word on an order, to its customer. */
export type OrderStatus = Status & { readonly type: "orderStatus"; readonly order: OrderId };

/** Sets one item aside. In the inventory's log: one item is set aside. */
export interface Reserve {
  readonly type: "reserve";
  readonly order: OrderId;
  readonly item: string;
}

/** Puts it back. */
export interface Release {
  readonly type: "release";
  readonly order: OrderId;
  readonly item: string;
}

/** Takes money from an account. In the payment's log: it is taken. */
export interface Charge {
  readonly type: "charge";
  readonly order: OrderId;
  readonly account: string;
  readonly cents: number;
}

/** Gives it back. */
export interface Refund {
  readonly type: "refund";
  readonly order: OrderId;
  readonly account: string;
  readonly cents: number;
}

/** Sends off what was set aside. In the shipping's log: it is on its way, and nothing brings it back. */
export interface Ship {
  readonly type: "ship";
  readonly order: OrderId;
  readonly address: string;
}

/** What the orchestrator asks of a service. */
export type Command = Reserve | Release | Charge | Refund | Ship;

/** What a service answers when it has done what it was asked, now or earlier. */
export interface Done {
  readonly type: "done";
  readonly order: OrderId;
  readonly command: Command["type"];
}

/** What a service answers when it has not done it, and never will for this order. Nobody refuses to undo. */
export interface Refused {
  readonly type: "refused";
  readonly order: OrderId;
  readonly command: Command["type"];
  readonly reason: Reason;
}

/** What a service answers. */
export type Reply = Done | Refused;
