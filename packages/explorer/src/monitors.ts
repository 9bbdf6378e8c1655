/**
 * The monitors of a search. Each is a fold over observations whose states are numbered; what a state or a step means for
 * the properties is worked out once for each pair of state and events.
 */
import {
  type Always,
  canonical,
  type Goal,
  type Monitor,
  type NodeId,
  type Observed,
  type Plain,
} from "@workbook/harness";
import { Interner } from "./interner.ts";

/** A property that a step breaks. */
export interface Broken {
  readonly property: string;
  readonly sentence: string;
}

/** Where a monitor gets to, and what it breaks. */
export interface MonitorStep {
  readonly next: number;
  readonly broken?: Broken | undefined;
}

/** Whoever knows what monitors do. */
export interface MonitorSteps {
  /** A monitor's step. */
  step(fold: number, state: number, list: number): MonitorStep;
}

/** One monitor, its numbered states, and the properties that judge it. */
class Fold {
  readonly monitor: Monitor<unknown>;
  readonly states = new Interner<unknown>();
  private readonly claims: readonly Always[];
  private readonly steps: (MonitorStep | undefined)[][] = [];

  constructor(monitor: Monitor<unknown>, claims: readonly Always[]) {
    this.monitor = monitor;
    this.claims = claims.filter((claim) => claim.monitor === monitor);
  }

  number(state: unknown): number {
    return this.states.intern(canonical(state as Plain), () => state);
  }

  forgetSteps(): void {
    this.steps.length = 0;
  }

  known(state: number, list: number): MonitorStep | undefined {
    return this.steps[state]?.[list];
  }

  step(state: number, list: number, events: readonly Observed[]): MonitorStep {
    const row = (this.steps[state] ??= []);
    return (row[list] = this.work(state, events));
  }

  private work(from: number, events: readonly Observed[]): MonitorStep {
    let next = from;
    let broken: Broken | undefined;
    for (const event of events) {
      next = this.number(this.monitor.observe(this.states.values[next], event));
      broken ??= this.judge(next);
    }
    return { next, broken };
  }

  judge(state: number): Broken | undefined {
    for (const { name, check } of this.claims) {
      const sentence = check(this.states.values[state]);
      if (sentence) return { property: name, sentence };
    }
    return undefined;
  }
}

/** All monitors of a search, each once however many properties judge it. */
export class Monitors implements MonitorSteps {
  /** Told of each step when it is made for the first time. */
  onStep: ((fold: number, state: number, list: number) => void) | undefined;
  readonly folds: readonly Fold[];
  private readonly lists: Interner<readonly Observed[]>[];
  private readonly goals: readonly Goal[];

  constructor(claims: readonly Always[], goals: readonly Goal[], others: readonly Monitor<unknown>[] = []) {
    const monitors = new Set([
      ...claims.map(({ monitor }) => monitor),
      ...goals.map(({ monitor }) => monitor),
      ...others,
    ]);
    this.folds = [...monitors].map((monitor) => new Fold(monitor, claims));
    this.lists = this.folds.map(() => new Interner<readonly Observed[]>());
    for (const list of this.lists) list.intern("[]", () => []);
    this.goals = goals;
  }

  /** The monitors' first states. */
  initial(nodes: readonly NodeId[]): number[] {
    return this.folds.map((fold) => fold.number(fold.monitor.initial(nodes)));
  }

  /** For each monitor the number of what it sees of these events. */
  seen(events: readonly Observed[]): number[] {
    return this.folds.map(({ monitor }, index) => {
      const watched = events.filter(({ kind }) => monitor.watches.includes(kind));
      return this.lists[index]!.intern(canonical(watched as unknown as Plain), () => watched);
    });
  }

  /** Makes all steps for the first time again. */
  forgetSteps(): void {
    for (const fold of this.folds) fold.forgetSteps();
  }

  /** A monitor's step. */
  step(index: number, state: number, list: number): MonitorStep {
    const fold = this.folds[index]!;
    const known = fold.known(state, list);
    if (known) return known;
    const made = fold.step(state, list, this.lists[index]!.values[list]!);
    this.onStep?.(index, state, list);
    return made;
  }

  /** What the first states break. */
  judgeInitial(states: readonly number[]): Broken | undefined {
    return this.folds.map((fold, index) => fold.judge(states[index]!)).find((broken) => broken);
  }

  /** The index of a monitor among the slots of a state. */
  indexOf(monitor: Monitor<unknown>): number {
    return this.folds.findIndex((fold) => fold.monitor === monitor);
  }

  /** Whether a goal is reached in one of its monitor's states. */
  reached(goal: Goal, state: number): boolean {
    return goal.reached(this.folds[this.indexOf(goal.monitor)]!.states.values[state]);
  }

  /** What stands in a goal's way in one of its monitor's states, as the end of a sentence. */
  missing(goal: Goal, state: number): string {
    const missing = goal.missing?.(this.folds[this.indexOf(goal.monitor)]!.states.values[state]);
    return missing ? `: ${missing}` : "";
  }

  /** The goals of this kind that no state reached so far satisfies. */
  unreached(kind: Goal["kind"]): string[] {
    const missed = this.goals.filter((goal) => {
      if (goal.kind !== kind) return false;
      return !this.folds[this.indexOf(goal.monitor)]!.states.values.some((state) => goal.reached(state));
    });
    return missed.map(({ name }) => name);
  }
}
