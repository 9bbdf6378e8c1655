/** What takes effect at the services, by saga and step: their ledgers, and the saga guarantee over them. */
import type { Entry } from "@workbook/11-saga-compensation/given/service.ts";
import { eventually, type Goal, type Observed, type sometimes } from "@workbook/harness";
import {
  followSagas,
  type SagaEffect,
  type SagaProgress,
  type SagaStep,
  sagaCompletes,
  sagaGoesBack,
  sagaGuarantee,
  untouched,
} from "@workbook/properties";
import { type Fate, fateOf, nameOfSaga } from "#given/fate.ts";
import type { CommandName } from "#given/messages.ts";

/** T1 … T3 by what their effects are called. */
export const sagaSteps: readonly SagaStep[] = [
  { action: "reserve book", compensation: "release book" },
  { action: "charge", compensation: "refund" },
  { action: "ship", pivot: true },
];

/** A fact on a service's ledger: a command was carried out, or refused. */
export interface LedgerFact {
  readonly saga: string;
  readonly command: CommandName;
  readonly outcome: "done" | "refused";
}

const actions: readonly CommandName[] = ["reserve", "charge", "ship"];

/** The fact that a forced record of a service is. A tombstone is none. */
export function factOf(event: Observed): LedgerFact | undefined {
  if (event.kind !== "stable" || !["inventory", "payment", "shipping"].includes(event.node)) return undefined;
  const entry = event.record as unknown as Entry;
  const [saga = "", step] = entry.key.split("/");
  if (entry.type === "tombstone") return undefined;
  if (entry.type === "refused") return { saga, command: actions[Number(step) - 1]!, outcome: "refused" };
  return { saga, command: entry.type, outcome: "done" };
}

/** The effect that a forced record of a service is. */
export function effectOf(event: Observed): SagaEffect | undefined {
  const fact = factOf(event);
  if (!fact || fact.outcome === "refused") return undefined;
  const { saga, command } = fact;
  const step = sagaSteps.findIndex(({ action, compensation }) =>
    [action, compensation].some((name) => name?.split(" ")[0] === command),
  );
  return { saga, step, kind: actions.includes(command) ? "action" : "compensation" };
}

const sagas = followSagas(sagaSteps, effectOf);

/** T1 … T3, or T1 … Tj Cj … C1, or a beginning of one of them. [GMS87] */
export const guarantee = sagaGuarantee(sagas);

/** A saga has had the effects T1 … T3. */
export const completes = (kind: typeof sometimes) => sagaCompletes(kind, sagas, sagaSteps);
/** A saga has had the effects T1 … Tj Cj … C1. */
export const goesBack = (kind: typeof sometimes, j: number) => sagaGoesBack(kind, sagas, j);

/** Every saga has had all the effects that its fate leaves it. One of which the orchestrator may not have heard has none. */
export function endsAsFated(dealt: readonly Fate[]): Goal {
  return eventually("the end of every saga", sagas, (all) =>
    Object.entries(all).every(([saga, progress]) => isFated(fateOf(dealt, saga), progress)),
  );
}

/** The same, where every saga was heard of. */
export function allEndAsFated(dealt: readonly Fate[], count = dealt.length): Goal {
  const names = Array.from({ length: count }, (_, index) => nameOfSaga(index));
  return eventually("the end of all sagas", sagas, (all) =>
    names.every((saga) => isFated(fateOf(dealt, saga), all[saga] ?? untouched)),
  );
}

function isFated(fate: Fate, { done, standing }: SagaProgress): boolean {
  return standing === standingAtEnd(fate) && done === Math.max(standing, doneAtEnd(fate));
}

/** So many effects stand when nothing happens any more. A poisoned saga stays where it was. */
function standingAtEnd(fate: Fate): number {
  const standing: Partial<Record<Fate, number>> = {
    well: 3,
    "charge poisoned": 1,
    "refund poisoned": 2,
    "release poisoned": 1,
  };
  return standing[fate] ?? 0;
}

function doneAtEnd(fate: Fate): number {
  const done: Partial<Record<Fate, number>> = { "charge refused": 1, "ship refused": 2 };
  return done[fate] ?? 0;
}
