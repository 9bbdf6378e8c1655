/** The explorer's one function: asks everything that can happen to a cluster within bounds. */
import {
  type Cluster,
  type Conditions,
  describeCluster,
  describeConditions,
  type Goal,
  type Monitor,
  type Violation,
  worldMonitor,
} from "@workbook/harness";
import { type Blocked, type Blocking, judgeBlocking } from "./blocking.ts";
import { Budgets } from "./budgets.ts";
import { ClusterSystem, type Effort } from "./cluster-system.ts";
import { validate } from "./conditions.ts";
import { counterexample, type Evidence } from "./counterexample.ts";
import type { Exploration, ExploreOptions } from "./exploration.ts";
import { judgeEventually, judgePossible } from "./liveness.ts";
import { Monitors } from "./monitors.ts";
import { type Breach, Search } from "./search.ts";
import { hidesState, untilSound } from "./sound.ts";
import { cutsOf, interchangeableNodes, obstacleTo, type SymmetricParts, symmetryOf } from "./symmetric-parts.ts";
import { NotSymmetric } from "./symmetry.ts";

const defaultStates = 2_000_000;

/** What became of a search that broke nothing, by what stopped it. */
const outcomes = { nothing: "exhausted", bound: "bounded", asked: "stopped" } as const;

/**
 * Checks a cluster against every schedule of messages, crashes, losses and timeouts within the budgets.
 *
 * @param cluster whose factories are not called: the executor runs the nodes
 * @throws Refusal when the executor cannot load the nodes
 * @throws Error when the conditions contradict themselves
 */
export async function explore(cluster: Cluster, options: ExploreOptions): Promise<Exploration> {
  validate(options);
  const effort: Effort = { executions: 0, audits: 0 };
  const unmergeable = new Set<number>();
  const notes = asksForSymmetry(cluster, options) ? obstacleTo(options) : [];
  const begin = () => {
    const monitors = monitorsOf(options);
    const system = new ClusterSystem(
      cluster,
      monitors,
      options.executor,
      unmergeable,
      effort,
      options.bound?.executions,
    );
    return new Attempt(cluster, options, monitors, system, effort, notes);
  };
  const search = () => untilSound(unmergeable, begin, (attempt) => attempt.run(unmergeable));
  try {
    return await search();
  } catch (error) {
    if (!(error instanceof NotSymmetric)) throw error;
    notes.push(error.message);
    return search();
  }
}

/** A cluster and conditions in one line, by which a search can be named: `two-phase-commit votes=yes,no; multiset, 1 drop`. */
export function settingOf(cluster: Cluster, conditions: Conditions): string {
  return `${describeCluster(cluster)}; ${describeConditions(conditions)}`;
}

function asksForSymmetry(cluster: Cluster, options: ExploreOptions): boolean {
  return options.symmetry === true && interchangeableNodes(cluster, options).length > 0;
}

function goalsOf({ sometimes = [], possible = [], eventually = [], mayBlock }: ExploreOptions): Goal[] {
  return [...sometimes, ...possible, ...eventually, ...(mayBlock ? [mayBlock] : [])];
}

function monitorsOf(options: ExploreOptions): Monitors {
  const others = options.nonBlocking ? [worldMonitor as Monitor<unknown>] : [];
  return new Monitors(options.always ?? [], goalsOf(options), others);
}

/** One search from beginning to end; given up when a node turns out to hide state. */
class Attempt {
  private readonly cluster: Cluster;
  private readonly options: ExploreOptions;
  private readonly monitors: Monitors;
  private readonly system: ClusterSystem;
  private readonly effort: Effort;
  /** Why interchangeable nodes are told apart, where they are. */
  private readonly asymmetry: readonly string[];

  constructor(
    cluster: Cluster,
    options: ExploreOptions,
    monitors: Monitors,
    system: ClusterSystem,
    effort: Effort,
    asymmetry: readonly string[],
  ) {
    this.cluster = cluster;
    this.options = options;
    this.monitors = monitors;
    this.system = system;
    this.effort = effort;
    this.asymmetry = asymmetry;
  }

  async run(unmergeable: ReadonlySet<number>): Promise<Exploration> {
    const { options, monitors, system, asymmetry } = this;
    const symmetry = this.symmetry();
    const search = new Search(system, {
      conditions: options,
      budgets: new Budgets(options.faults, system.nodes),
      monitors,
      initialMonitors: monitors.initial(system.nodes),
      symmetry,
      inFlightCap: this.cluster.inFlightCap,
      states: options.bound?.states ?? defaultStates,
      keepsGraph: Boolean(options.nonBlocking || options.possible?.length || options.eventually?.length),
      breathe: (running) => this.breathe(running),
    });
    await search.run();
    const { broken, blocked } = this.judge(search);
    const violation = broken && (await this.shown(broken));
    const outcome = violation ? "violated" : outcomes[search.stopped ?? "nothing"];
    return {
      outcome,
      setting: settingOf(this.cluster, options),
      ...(violation ? { violation } : {}),
      ...(blocked && !violation ? { blocked: await this.shown(blocked) } : {}),
      unreached: monitors.unreached("sometimes"),
      todos: [...search.todos],
      notes: [...[...unmergeable].map((node) => hidesState(system.name(node))), ...asymmetry],
      coverage: this.coverage(search, outcome, symmetry !== undefined),
    };
  }

  /** What is broken, if anything: safety first, then, when everything was seen, liveness. */
  private judge(search: Search): Judgement {
    const { breach } = search;
    if (breach) return { broken: evidenceOf(search, breach) };
    if (search.stopped || search.todos.size > 0) return {};
    const { forbidden, permitted } = this.blocking(search);
    const unlively = forbidden ?? this.unlively(search);
    return {
      ...(unlively ? { broken: evidenceOf(search, unlively) } : {}),
      ...(permitted ? { blocked: evidenceOf(search, permitted) } : {}),
    };
  }

  private blocking(search: Search): Blocking {
    const { nonBlocking, deciders = this.system.nodes, mayBlock } = this.options;
    return nonBlocking ? judgeBlocking(search, this.monitors, { among: nonBlocking, deciders, mayBlock }) : {};
  }

  private unlively(search: Search): Breach | undefined {
    const { possible = [], eventually = [] } = this.options;
    for (const goal of eventually) {
      const breach = judgeEventually(search, this.monitors, goal);
      if (breach) return breach;
    }
    for (const goal of possible) {
      const breach = judgePossible(search, this.monitors, goal);
      if (breach) return breach;
    }
    return undefined;
  }

  private shown(evidence: Evidence): Promise<Violation> {
    return counterexample(this.cluster, this.options, this.options.executor, this.system, evidence);
  }

  /** What lets states stand for each other, unless something stands against it. */
  private symmetry(): SymmetricParts | undefined {
    const { cluster, options, monitors, system, asymmetry } = this;
    if (!asksForSymmetry(cluster, options) || asymmetry.length > 0) return undefined;
    return symmetryOf(system, monitors, goalsOf(options), {
      groups: interchangeableNodes(cluster, options),
      initialMonitors: monitors.initial(system.nodes),
      cuts: cutsOf(options, system.nodes),
    });
  }

  private coverage(search: Search, outcome: Exploration["outcome"], symmetric: boolean): Exploration["coverage"] {
    const states = search.table.size;
    const counted = `${states.toLocaleString("en-US")} ${states === 1 ? "state" : "states"}`;
    return {
      states,
      transitions: search.transitions,
      ...this.effort,
      reductions: symmetric ? ["symmetry"] : [],
      summary: `${outcome}: ${describeConditions(this.options)}; ${counted}${symmetric ? " up to symmetry" : ""}`,
    };
  }

  /** Tells how it goes, lets other things happen, and says whether the search may go on. */
  private async breathe(search: Search): Promise<boolean> {
    const { onProgress, pause, signal } = this.options;
    const { table, transitions, waiting } = search;
    onProgress?.({ states: table.size, transitions, frontier: waiting, executions: this.effort.executions });
    await pause?.();
    return !signal?.aborted;
  }
}

interface Judgement {
  readonly broken?: Evidence;
  readonly blocked?: Evidence;
}

function evidenceOf(search: Search, breach: Breach & Partial<Blocked>): Evidence {
  const { waits } = breach;
  return { ...search.retrace(breach), ...(waits ? { waits: [...waits] } : {}) };
}
