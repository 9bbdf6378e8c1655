/** The sagas of this task: steps before the pivot can be compensated, the pivot decides, steps after it are retriable. [Richardson] */
import type { NodeId } from "@workbook/harness";
import type { Action, Compensation, IdempotencyKey } from "./messages.ts";

interface Doing {
  /** Unique in its plan. */
  readonly name: string;
  /** Who carries it out. */
  readonly service: NodeId;
  readonly action: (key: IdempotencyKey) => Action;
}

/** A step that may be refused, and that can be undone. */
export interface Compensatable extends Doing {
  readonly kind: "compensatable";
  /** Takes the key of the action that it undoes. It may be busy, and is never refused. */
  readonly compensation: (key: IdempotencyKey) => Compensation;
}

/** The step that decides: it may be refused. Once it has taken effect, nothing is undone any more. */
export interface Pivot extends Doing {
  readonly kind: "pivot";
}

/** A step that may be busy, and is never refused. */
export interface Retriable extends Doing {
  readonly kind: "retriable";
}

/** One step of a saga. */
export type Step = Compensatable | Pivot | Retriable;

/** The name of a plan. */
export type PlanName = "ship-decides" | "charge-decides" | "two-items";

const reserve = (item: string): Compensatable => ({
  kind: "compensatable",
  name: `reserve ${item}`,
  service: "inventory",
  action: (key) => ({ type: "reserve", key, item }),
  compensation: (key) => ({ type: "release", key }),
});

const charge = {
  name: "charge",
  service: "payment",
  action: (key: IdempotencyKey) => ({ type: "charge", key, cents: 4200 }) as const,
};

const ship = {
  name: "ship",
  service: "shipping",
  action: (key: IdempotencyKey) => ({ type: "ship", key }) as const,
};

/** T1 … T3 of each plan. */
export const plans: Readonly<Record<PlanName, readonly Step[]>> = {
  "ship-decides": [
    reserve("book"),
    { ...charge, kind: "compensatable", compensation: (key) => ({ type: "refund", key }) },
    { ...ship, kind: "pivot" },
  ],
  "charge-decides": [reserve("book"), { ...charge, kind: "pivot" }, { ...ship, kind: "retriable" }],
  "two-items": [reserve("book"), reserve("lamp"), { ...charge, kind: "pivot" }],
};
