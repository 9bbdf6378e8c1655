/** Each order by itself: shipped and paid for, or as if it had never been; and what is said of it. */
import { type Always, always, eventually, type Goal, type Monitor, type Observed, sometimes } from "@workbook/harness";
import { fieldOf, fieldsOf, followStatus, type GroupedRecord, monotoneStatus, withField } from "@workbook/properties";
import type { Command, OrderStatus, Reason } from "#given/messages.ts";
import { effectsOf } from "./ledgers.ts";

/** What the ledgers say of an order: how often each was done and not undone. */
interface Whereabouts {
  readonly reserved: number;
  readonly charged: number;
  readonly shipped: number;
}

/** What went wrong first, and the orders with effects. */
interface Orders {
  readonly all: GroupedRecord<Whereabouts>;
  readonly broken?: string;
}

const nothing: Whereabouts = { reserved: 0, charged: 0, shipped: 0 };

const orders: Monitor<Orders> = {
  name: "orders",
  watches: ["stable"],
  initial: () => ({ all: {} }),
  observe: (before, event) => effectsOf(event).reduce(withEffect, before),
};

function withEffect(before: Orders, command: Command): Orders {
  const { order } = command;
  const now = moved(fieldOf(before.all, order) ?? nothing, command);
  const broken = before.broken ?? unpaid(order, now);
  return { all: withField(before.all, order, isNothing(now) ? undefined : now), ...(broken ? { broken } : {}) };
}

function isNothing({ reserved, charged, shipped }: Whereabouts): boolean {
  return reserved === 0 && charged === 0 && shipped === 0;
}

function moved(of: Whereabouts, { type }: Command): Whereabouts {
  switch (type) {
    case "reserve":
      return { ...of, reserved: of.reserved + 1 };
    case "release":
      return { ...of, reserved: of.reserved - 1 };
    case "charge":
      return { ...of, charged: of.charged + 1 };
    case "refund":
      return { ...of, charged: of.charged - 1 };
    case "ship":
      return { ...of, shipped: of.shipped + 1 };
  }
}

function unpaid(order: string, { reserved, charged, shipped }: Whereabouts): string | undefined {
  if (shipped === 0) return undefined;
  if (charged < 1) return `order ${order} is shipped, and it is not paid for`;
  return reserved < 1 ? `order ${order} is shipped, and nothing was set aside for it` : undefined;
}

/** What is shipped is paid for, was set aside, and stays so. */
export const nothingShipsUnpaid: Always = always("nothing ships unpaid", orders, ({ broken }) => broken);

/** When all has come to rest, an order is shipped and paid for, or nothing of it remains. */
export const allOrNothing: Goal = eventually("each order whole or not at all", orders, ({ all }) =>
  fieldsOf(all).every(([, { reserved, charged, shipped }]) => reserved === shipped && charged === shipped),
);

const stages = [["pending"], ["completed", "cancelled"]];

/** What the orchestrator says of each order, in the order in which it says it. */
export const oneTruth: Always = monotoneStatus(
  followStatus(stages, (event) => {
    const said = saidIn(event);
    return said && { of: `order ${said.order}`, status: said.status };
  }),
);

function saidIn(event: Observed): OrderStatus | undefined {
  const said = event.kind === "send" && event.node === "orchestrator" && (event.message as unknown as OrderStatus);
  return said && said.type === "orderStatus" ? said : undefined;
}

/** What the ledger and the orchestrator say of each order, and what is untrue of it. */
interface Words {
  readonly all: GroupedRecord<"shipped" | "cancelled">;
  readonly untrue?: string;
}

const words: Monitor<Words> = {
  name: "what is said of orders",
  watches: ["stable", "send"],
  initial: () => ({ all: {} }),
  observe: (before, event) => {
    const said = saidIn(event);
    if (said) return said.status === "pending" ? before : withWord(before, said.order, said.status);
    const shipped = effectsOf(event).find(({ type }) => type === "ship");
    return shipped ? withWord(before, shipped.order, "shipped") : before;
  },
};

function withWord(before: Words, order: string, word: "shipped" | "completed" | "cancelled"): Words {
  const known = fieldOf(before.all, order);
  const untrue = before.untrue ?? untruth(order, known, word);
  if (untrue !== undefined) return { ...before, untrue };
  return known || word === "completed" ? before : { all: withField(before.all, order, word) };
}

function untruth(order: string, known: "shipped" | "cancelled" | undefined, word: string): string | undefined {
  if (word === "completed" && known !== "shipped")
    return `order ${order} was said to be completed, and it is not shipped`;
  if (word === "cancelled" && known === "shipped") return `order ${order} was said to be cancelled, and it is shipped`;
  if (word !== "shipped" || known !== "cancelled") return undefined;
  return `order ${order} was said to be cancelled, and then it was shipped`;
}

/** Completed means shipped, and cancelled means that it is not, and will not be. */
export const trueWords: Always = always("true words", words, ({ untrue }) => untrue);

/** How orders have ended for their customers. */
type Ends = GroupedRecord<"completed" | Reason>;

const ends: Monitor<Ends> = {
  name: "ends of orders",
  watches: ["emit"],
  initial: () => ({}),
  observe: (all, event) => {
    if (event.kind !== "emit" || event.node !== "customers") return all;
    const { order, status, reason } = event.observation as { order: string; status: string; reason?: Reason };
    return withField(all, order, status === "completed" ? status : reason);
  },
};

/** An order has ended so for its customer. */
export function anOrderEnds(end: "completed" | Reason): Goal {
  return sometimes(`an order that is ${end}`, ends, (all) => fieldsOf(all).some(([, how]) => how === end));
}

/** Every order ends so, in the order of their names. */
export function ordersEnd(...expected: ("completed" | Reason)[]): Goal {
  return eventually(`orders that are ${expected.join(", ")}`, ends, (all) => {
    return expected.every((end, index) => fieldOf(all, `${index + 1}`) === end);
  });
}

/** Every customer has been told how the order ended. */
export function allAreTold(orders: number): Goal {
  return eventually("word of every order's end", ends, (all) => fieldsOf(all).length === orders);
}
