/** What the requirements of this task ask of an order: the saga guarantee over the services' ledgers, and what the client is told. */
import { eventually, type Goal, type Observed, sometimes } from "@workbook/harness";
import {
  followClaims,
  followSagas,
  type SagaClaim,
  type SagaEffect,
  type SagaStatus,
  type SagaStep,
  sagaCompletes,
  sagaEndsAreSaid,
  sagaGoesBack,
  sagaGuarantee,
  sagaIsSaid,
  sagasEnd,
  truthfulEnd,
} from "@workbook/properties";
import type { Environment } from "#given/cluster.ts";
import { type PlanName, plans, type Step } from "#given/plan.ts";
import { type Entry, isAction, nameOf } from "#given/service.ts";

const saga = "order-1";

/** A step by what its effects are called: `reserve book` and `release book`. */
function described(step: Step): SagaStep {
  if (step.kind !== "compensatable") return { action: step.name, pivot: step.kind === "pivot" };
  const [, ...item] = step.name.split(" ");
  return { action: step.name, compensation: [step.compensation("").type, ...item].join(" ") };
}

/** Which effect of the plan a forced record of a service is. Refusals and tombstones are none. */
function effectsOf(steps: readonly SagaStep[], services: readonly string[]) {
  return (event: Observed): SagaEffect | undefined => {
    if (event.kind !== "stable" || !services.includes(event.node)) return undefined;
    const entry = event.record as unknown as Entry;
    if (entry.type === "refused" || entry.type === "tombstone") return undefined;
    if (isAction(entry))
      return { saga, step: steps.findIndex((step) => step.action === nameOf(entry)), kind: "action" };
    const name = entry.item === undefined ? entry.type : `${entry.type} ${entry.item}`;
    return { saga, step: steps.findIndex(({ compensation }) => compensation === name), kind: "compensation" };
  };
}

function told(event: Observed): SagaClaim | undefined {
  if (event.kind !== "emit" || event.node !== "client") return undefined;
  return { saga, status: (event.observation as { status: SagaStatus }).status };
}

/** The saga guarantee for an order. */
export function guaranteeOf({ plan, refuses }: Environment) {
  const steps = plans[plan].map(described);
  const services = plans[plan].map(({ service }) => service);
  const read = effectsOf(steps, services);
  const sagas = followSagas(steps, read);
  const claims = followClaims(steps, read, told);
  const refused = steps.findIndex(({ action }) => action === refuses);
  const endOf = (): Goal => {
    if (refused < 0) return sagaCompletes(sometimes, sagas, steps);
    return refused === 0 ? sagaIsSaid(sometimes, claims, "compensated") : sagaGoesBack(sometimes, sagas, refused);
  };
  return {
    guarantee: sagaGuarantee(sagas),
    ends: sagasEnd(eventually, sagas, steps),
    /** The end that this environment leads to when nothing fails. */
    end: endOf(),
    truthful: truthfulEnd(claims),
    isTold: (status: SagaStatus) => sagaIsSaid(eventually, claims, status),
    wordOfEnd: sagaEndsAreSaid(eventually, claims),
    completes: sagaCompletes(eventually, sagas, steps),
  };
}

/** Everything that the environment can choose in these plans: no refusal, or that of one step up to the pivot. */
export function environments(which: readonly PlanName[], busy = 0): Environment[] {
  return which.flatMap((plan) => {
    const refusable = plans[plan].filter(({ kind }) => kind !== "retriable").map(({ name }) => name);
    return ["none", ...refusable].map((refuses) => ({ plan, refuses, busy }));
  });
}
