/**
 * What is said of a saga while it runs and when it has ended, against what has taken effect. A saga has no isolation:
 * whoever looks sees its intermediate states [GMS87], so what it says of itself is all that they can go by.
 */
import { type Always, always, type Goal, type Monitor, type Observed } from "@workbook/harness";
import { advanced, type ReadSagaEffect, type SagaEffect, type SagaProgress, type SagaStep, untouched } from "./saga.ts";

/** Where a saga says that it stands. The last two are terminal. */
export type SagaStatus = "running" | "compensating" | "completed" | "compensated";

/** Somebody says where a saga stands. */
export interface SagaClaim {
  readonly saga: string;
  readonly status: SagaStatus;
}

/** Which claim an event is, if it is one. */
export type ReadSagaClaim = (event: Observed) => SagaClaim | undefined;

/** A saga's effects, and the last that was said of it. */
export interface SaidSaga extends SagaProgress {
  readonly status?: SagaStatus | undefined;
  /** How something that was said turned out untrue. */
  readonly untrue?: string | undefined;
  /** How something took effect that the status of that moment did not announce. */
  readonly unannounced?: string | undefined;
}

/** Every saga of which something was said or seen, by its name. */
export type SaidSagas = Readonly<Record<string, SaidSaga>>;

/** Follows the effects of sagas that all have these steps, and what is said of them. */
export function followClaims(
  steps: readonly SagaStep[],
  readEffect: ReadSagaEffect,
  readClaim: ReadSagaClaim,
): Monitor<SaidSagas> {
  return {
    name: "claims about sagas",
    watches: ["emit", "stable"],
    initial: () => ({}),
    observe: (sagas, event) => {
      const effect = readEffect(event);
      const claim = readClaim(event);
      const saga = effect?.saga ?? claim?.saga;
      if (saga === undefined) return sagas;
      const before = sagas[saga] ?? untouched;
      return { ...sagas, [saga]: effect ? affected(steps, before, effect) : said(steps, before, claim!.status) };
    },
  };
}

function affected(steps: readonly SagaStep[], before: SaidSaga, effect: SagaEffect): SaidSaga {
  const { status, untrue } = before;
  const step = steps[effect.step]!;
  const what = effect.kind === "action" ? step.action : (step.compensation ?? `the undoing of ${step.action}`);
  const announced = effect.kind === "action" ? "running" : "compensating";
  const late = isTerminal(status) ? `the saga was said to be ${status}, and then ${what} took effect` : undefined;
  const silent = `${what} took effect while the saga ${status ? `was said to be ${status}` : "had said nothing of itself"}`;
  return {
    ...before,
    ...advanced(steps, before, effect),
    untrue: untrue ?? late,
    unannounced: before.unannounced ?? (status === announced ? undefined : silent),
  };
}

function said(steps: readonly SagaStep[], before: SaidSaga, status: SagaStatus): SaidSaga {
  return { ...before, status, untrue: before.untrue ?? untruth(steps, before, status) };
}

function untruth(steps: readonly SagaStep[], before: SaidSaga, status: SagaStatus): string | undefined {
  if (isTerminal(before.status) && before.status !== status)
    return `the saga was said to be ${before.status}, and then to be ${status}`;
  if (status === "completed" && before.standing < steps.length)
    return `the saga was said to be completed, and ${steps[before.standing]!.action} had not taken effect`;
  if (status === "compensated" && before.standing > 0)
    return `the saga was said to be compensated, and ${steps[before.standing - 1]!.action} still stood`;
  return undefined;
}

function isTerminal(status: SagaStatus | undefined): boolean {
  return status === "completed" || status === "compensated";
}

/** A terminal status is true when it is said, stays true, and is not taken back. */
export function truthfulEnd(claims: Monitor<SaidSagas>): Always {
  return always("truthful end", claims, (all) => Object.values(all).find(({ untrue }) => untrue)?.untrue);
}

/**
 * Actions take effect while the saga says that it is running, compensations while it says that it is compensating. It can
 * be asked only where failures are definite: after a timeout an action may take effect when nobody counts on it.
 */
export function announcedEffects(claims: Monitor<SaidSagas>): Always {
  return always("announced effects", claims, (all) => Object.values(all).find((saga) => saga.unannounced)?.unannounced);
}

/** What each kind of goal is made with. */
type MakeGoal = (name: string, monitor: Monitor<SaidSagas>, reached: (sagas: SaidSagas) => boolean) => Goal;

/** A saga is said to stand there. */
export function sagaIsSaid(kind: MakeGoal, claims: Monitor<SaidSagas>, status: SagaStatus): Goal {
  return kind(`a saga that is ${status}`, claims, (all) => Object.values(all).some((saga) => saga.status === status));
}

/** Whoever began a saga learns its end, if the saga had any effect. As an `eventually`, it is what the client waits for. */
export function sagaEndsAreSaid(kind: MakeGoal, claims: Monitor<SaidSagas>): Goal {
  const name = "word of every saga's end";
  return kind(name, claims, (all) => Object.values(all).every(({ done, status }) => done === 0 || isTerminal(status)));
}
