/** The properties of one run: folds what is observed into their monitors, and judges after every change. */
import type { Always, Effect, Goal, Input, Monitor, NodeId, Observed } from "@workbook/harness";

/** A property that a step breaks. */
export interface Broken {
  readonly property: string;
  readonly sentence: string;
  /** It takes very many events, all much the same: nothing is gained by taking some away. */
  readonly lengthy?: boolean;
}

/** Is told what is observed, and when. */
export type Observer = (event: Observed, atMs: number, seed: number) => void;

/** What is watched. */
export interface Properties {
  readonly always?: readonly Always[] | undefined;
  readonly sometimes?: readonly Goal[] | undefined;
  readonly eventually?: readonly Goal[] | undefined;
}

/** As what inputs and effects are seen. What is not here is seen by nobody. */
const inputsSeen = [
  ["start", "start"],
  ["start", "restart"],
  ["deliver", "deliver"],
  ["timer", "timer"],
  ["wake", "wake"],
] as const;
const effectsSeen = [
  ["send", "send"],
  ["call", "send"],
  ["reply", "send"],
  ["write", "write"],
  ["force", "stable"],
  ["force", "force"],
  ["compact", "compact"],
  ["compact", "force"],
  ["decide", "decide"],
  ["emit", "emit"],
] as const;

interface Fold {
  readonly monitor: Monitor<unknown>;
  readonly claims: readonly Always[];
  readonly goals: readonly Goal[];
  state: unknown;
}

/** The monitors of one run. */
export class Watch {
  /** The first property that broke. */
  broken: Broken | undefined;
  /** Names of the `sometimes` goals that were reached. */
  readonly reached = new Set<string>();
  private readonly folds: readonly Fold[];
  private readonly watching: Partial<Record<Observed["kind"], readonly Fold[]>> = {};
  private readonly eventually: readonly Goal[];
  private readonly tell: ((event: Observed) => void) | undefined;
  private readonly inputs: ReadonlySet<Input["kind"]>;
  private readonly effects: ReadonlySet<Effect["kind"]>;

  /** @param tell is told of every event, whatever the properties look at */
  constructor(
    { always = [], sometimes = [], eventually = [] }: Properties,
    nodes: readonly NodeId[],
    tell?: (event: Observed) => void,
  ) {
    const monitors = new Set([...always, ...sometimes, ...eventually].map(({ monitor }) => monitor));
    this.folds = [...monitors].map((monitor) => ({
      monitor,
      claims: always.filter((claim) => claim.monitor === monitor),
      goals: sometimes.filter((goal) => goal.monitor === monitor),
      state: monitor.initial(nodes),
    }));
    for (const fold of this.folds)
      for (const kind of fold.monitor.watches) this.watching[kind] = [...(this.watching[kind] ?? []), fold];
    this.eventually = eventually;
    this.tell = tell;
    const watched = (seen: Observed["kind"]) => tell !== undefined || this.watching[seen] !== undefined;
    this.inputs = new Set(inputsSeen.filter(([, seen]) => watched(seen)).map(([kind]) => kind));
    this.effects = new Set(effectsSeen.filter(([, seen]) => watched(seen)).map(([kind]) => kind));
    for (const fold of this.folds) this.judge(fold);
  }

  /** Whether anybody looks at what is seen of this input. */
  looksAtInput({ kind }: Input): boolean {
    return this.inputs.has(kind);
  }

  /** Whether anybody looks at what is seen of this effect. */
  looksAtEffect({ kind }: Effect): boolean {
    return this.effects.has(kind);
  }

  /** Takes an event in. */
  see(event: Observed): void {
    this.tell?.(event);
    const folds = this.watching[event.kind];
    if (folds === undefined) return;
    for (const fold of folds) {
      const before = fold.state;
      fold.state = fold.monitor.observe(before, event);
      if (fold.state !== before) this.judge(fold);
    }
  }

  /** The goals that had to come and are not there. */
  missing(): Goal[] {
    return this.eventually.filter(({ monitor, reached }) => {
      return !reached(this.stateOf(monitor));
    });
  }

  /** What stands in a goal's way now. */
  whatIsMissing({ monitor, missing }: Goal): string | undefined {
    return missing?.(this.stateOf(monitor));
  }

  private stateOf(monitor: Goal["monitor"]): unknown {
    return this.folds.find((fold) => fold.monitor === monitor)?.state;
  }

  private judge({ claims, goals, state }: Fold): void {
    for (const { name, check } of claims) {
      if (this.broken) break;
      const sentence = check(state);
      if (sentence) this.broken = { property: name, sentence };
    }
    for (const goal of goals) if (!this.reached.has(goal.name) && goal.reached(state)) this.reached.add(goal.name);
  }
}
