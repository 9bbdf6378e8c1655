/**
 * The saga guarantee: either T1 … Tn, or T1 … Tj Cj … C1 for some j < n. [GMS87]
 * It is judged by what takes effect alone: who orders it, and by which messages, is nobody's business here.
 */
import { type Always, always, type Goal, type Monitor, type Observed } from "@workbook/harness";

/** One step of a saga, by what its effects are called in sentences: `charge` and `refund`. */
export interface SagaStep {
  readonly action: string;
  /** Left out where nothing undoes the action. */
  readonly compensation?: string | undefined;
  /** Whether its effect decides the saga: from there it only goes forward. Without a pivot the last step is one. */
  readonly pivot?: boolean | undefined;
}

/** A step's action or compensation has taken effect. */
export interface SagaEffect {
  readonly saga: string;
  /** Counted from 0. */
  readonly step: number;
  readonly kind: "action" | "compensation";
}

/** Which effect of a saga an event is, if it is one. */
export type ReadSagaEffect = (event: Observed) => SagaEffect | undefined;

/** How far a saga has come, by its effects. */
export interface SagaProgress {
  /** So many actions have taken effect: T1 … T(done). */
  readonly done: number;
  /** So many of them stand. Fewer than `done` once compensations have begun. */
  readonly standing: number;
  /** How it broke the guarantee. */
  readonly broken?: string | undefined;
}

/** Every saga that has had an effect, by its name. */
export type Sagas = Readonly<Record<string, SagaProgress>>;

/** A saga before its first effect. */
export const untouched: SagaProgress = { done: 0, standing: 0 };

/** A saga after one more effect. What broke the guarantee first is kept. */
export function advanced(steps: readonly SagaStep[], saga: SagaProgress, effect: SagaEffect): SagaProgress {
  const broken = saga.broken ?? breach(steps, saga, effect);
  if (broken !== undefined) return { ...saga, broken };
  return effect.kind === "action"
    ? { done: saga.done + 1, standing: saga.standing + 1 }
    : { ...saga, standing: saga.standing - 1 };
}

function breach(steps: readonly SagaStep[], { done, standing }: SagaProgress, effect: SagaEffect): string | undefined {
  const action = (step: number) => steps[step]!.action;
  const compensation = (step: number) => steps[step]!.compensation ?? `the undoing of ${action(step)}`;
  const { step, kind } = effect;
  if (kind === "action") {
    if (step < standing) return `${action(step)} took effect twice`;
    if (step < done) return `${action(step)} took effect again, after ${compensation(step)}`;
    if (standing < done)
      return `${action(step)} took effect after ${compensation(standing)}, which had begun to go back`;
    return step > done ? `${action(step)} took effect before ${action(done)}: steps run in order` : undefined;
  }
  if (step >= done) return `${compensation(step)} took effect, and there was no ${action(step)} to undo`;
  if (step >= standing) return `${compensation(step)} took effect twice`;
  if (done > pivotOf(steps))
    return `${compensation(step)} took effect after ${action(pivotOf(steps))}, and from there a saga only goes forward`;
  const last = standing - 1;
  if (step < last)
    return `${compensation(step)} took effect before ${compensation(last)}: compensations run in reverse order`;
  return undefined;
}

function pivotOf(steps: readonly SagaStep[]): number {
  const marked = steps.findIndex(({ pivot }) => pivot);
  return marked < 0 ? steps.length - 1 : marked;
}

/** Whether nothing is left to do: all steps stand, or none does. */
export function isAtRest(steps: readonly SagaStep[], { standing }: SagaProgress): boolean {
  return standing === 0 || standing === steps.length;
}

/** Follows the effects of sagas that all have these steps. */
export function followSagas(steps: readonly SagaStep[], read: ReadSagaEffect): Monitor<Sagas> {
  return {
    name: "sagas",
    watches: ["emit", "stable"],
    initial: () => ({}),
    observe: (sagas, event) => {
      const effect = read(event);
      if (!effect) return sagas;
      return { ...sagas, [effect.saga]: advanced(steps, sagas[effect.saga] ?? untouched, effect) };
    },
  };
}

/** The guarantee itself: every saga's effects are a beginning of T1 … Tn or of T1 … Tj Cj … C1. */
export function sagaGuarantee(sagas: Monitor<Sagas>): Always {
  return always("saga guarantee", sagas, (all) => Object.values(all).find(({ broken }) => broken)?.broken);
}

/** What each kind of goal is made with. */
type MakeGoal = (name: string, monitor: Monitor<Sagas>, reached: (sagas: Sagas) => boolean) => Goal;

/** The other half of the guarantee, as an `eventually`: no saga is left half done. */
export function sagasEnd(kind: MakeGoal, sagas: Monitor<Sagas>, steps: readonly SagaStep[]): Goal {
  const name = "the end of every saga";
  return kind(name, sagas, (all) => Object.values(all).every((saga) => isAtRest(steps, saga)));
}

/** A saga has had the effects T1 … Tn. */
export function sagaCompletes(kind: MakeGoal, sagas: Monitor<Sagas>, steps: readonly SagaStep[]): Goal {
  return kind("T1 … Tn", sagas, (all) => Object.values(all).some(({ standing }) => standing === steps.length));
}

/**
 * A saga has had the effects T1 … Tj Cj … C1.
 *
 * @param j how many actions took effect before it went back, at least 1: a saga without effects is not seen here
 */
export function sagaGoesBack(kind: MakeGoal, sagas: Monitor<Sagas>, j: number): Goal {
  const effects = [...indices(j, "T"), ...indices(j, "C").reverse()].join(" ");
  return kind(effects, sagas, (all) => Object.values(all).some(({ done, standing }) => done === j && standing === 0));
}

function indices(j: number, letter: string): string[] {
  return Array.from({ length: j }, (_, index) => `${letter}${index + 1}`);
}
