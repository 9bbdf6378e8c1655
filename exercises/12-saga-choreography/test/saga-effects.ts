/** What takes effect at the services and what the customer is told, by saga: the saga guarantee over their ledgers. */
import { type Always, always, eventually, type Goal, type Monitor, type Observed, sometimes } from "@workbook/harness";
import {
  followClaims,
  followSagas,
  type SagaClaim,
  type SagaEffect,
  type SagaStep,
  sagaCompletes,
  sagaGoesBack,
  sagaGuarantee,
  sagaIsSaid,
  truthfulEnd,
} from "@workbook/properties";
import type { Entry } from "#given/ledger.ts";
import type { Fate } from "#given/shop.ts";

/** T1 … T3 by what their effects are called. */
const steps: readonly SagaStep[] = [
  { action: "reserve", compensation: "release" },
  { action: "charge", compensation: "refund" },
  { action: "ship", pivot: true },
];

const ledgers: Readonly<Record<string, readonly string[]>> = {
  inventory: ["reserve", "release"],
  payment: ["charge", "refund"],
  shipping: ["ship"],
};

/** The effect that a forced record is. */
function effectOf(event: Observed): SagaEffect | undefined {
  if (event.kind !== "stable") return undefined;
  const { type, saga } = event.record as unknown as Entry;
  if (!ledgers[event.node]?.includes(type)) return undefined;
  const step = steps.findIndex(({ action, compensation }) => type === action || type === compensation);
  return { saga, step, kind: steps[step]!.action === type ? "action" : "compensation" };
}

function told(event: Observed): SagaClaim | undefined {
  if (event.kind !== "emit" || event.node !== "customer") return undefined;
  const { saga, status } = event.observation as { saga: string; status: string };
  return { saga, status: status === "completed" ? "completed" : "compensated" };
}

const sagas = followSagas(steps, effectOf);
const claims = followClaims(steps, effectOf, told);

/** T1 … T3, or T1 … Tj Cj … C1, or a beginning of one of them. [GMS87] */
export const guarantee = sagaGuarantee(sagas);
/** What the customer is told is so, and stays so. */
export const truthful = truthfulEnd(claims);
/** The customer is told that an order has ended so. */
export const isTold = (kind: typeof sometimes, end: "completed" | "cancelled") =>
  sagaIsSaid(kind, claims, end === "completed" ? "completed" : "compensated");

/** So many of the steps take effect before an order turns back. */
const doneAtEnd: Readonly<Record<Fate, number>> = { well: 3, "out of stock": 0, "no money": 1, undeliverable: 2 };

/** The end to which a fate leads, as something that must be reachable. */
export function endOf(fate: Fate): Goal {
  if (fate === "well") return sagaCompletes(sometimes, sagas, steps);
  return fate === "out of stock" ? isTold(sometimes, "cancelled") : sagaGoesBack(sometimes, sagas, doneAtEnd[fate]);
}

/** A saga has had the effects T1 … Tj Cj … C1. */
export const goesBack = (j: number) => sagaGoesBack(sometimes, sagas, j);

/** All orders have ended as they were fated: all effects stand, or none does. One that is cancelled may end either way. */
export function allEnd(fates: readonly Fate[], cancels: boolean): Goal {
  return eventually("the end of every order", claims, (all) =>
    fates.every((fate, index) => {
      const { standing = 0, status } = all[`order-${index + 1}`] ?? {};
      if (status === "completed") return fate === "well" && standing === steps.length;
      return status === "compensated" && standing === 0 && (cancels || fate !== "well");
    }),
  );
}

interface Cancellation {
  /** Shipping's handler has finished. */
  readonly handled: boolean;
  readonly shippedAfter: boolean;
}

const cancellations: Monitor<Readonly<Record<string, Cancellation>>> = {
  name: "cancellations",
  watches: ["emit", "stable"],
  initial: () => ({}),
  observe: (all, event) => {
    if (event.node !== "shipping") return all;
    if (event.kind === "emit") {
      const { type, saga } = event.observation as { type: string; saga: string };
      return type !== "handled" || all[saga] ? all : { ...all, [saga]: { handled: true, shippedAfter: false } };
    }
    const effect = effectOf(event);
    if (!effect || !all[effect.saga]) return all;
    return { ...all, [effect.saga]: { handled: true, shippedAfter: true } };
  },
};

/** Nothing is sent of which shipping had heard that it is cancelled. */
export const heedsCancellation: Always = always("a cancellation is heeded", cancellations, (all) => {
  const [saga] = Object.entries(all).find(([, { shippedAfter }]) => shippedAfter) ?? [];
  return saga && `${saga} was sent after shipping had been told that it is cancelled`;
});
