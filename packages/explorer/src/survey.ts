/**
 * Surveys: all global states of several clusters, such as one for each way to vote, judged together; of their failure-free
 * runs, unless faults are asked for. What one run cannot show, two can: that a node's local state is the same in both. [Skeen81]
 */
import {
  type Cluster,
  type Conditions,
  describeCluster,
  describeConditions,
  type Executor,
  type Faults,
  type Flaw,
  type Goal,
  type Monitor,
  type Network,
  none,
  type StateGraph,
  type Violation,
} from "@workbook/harness";
import { Budgets } from "./budgets.ts";
import { ClusterSystem } from "./cluster-system.ts";
import { counterexample } from "./counterexample.ts";
import type { Bound, Exploration, Progress } from "./exploration.ts";
import { type Broken, Monitors } from "./monitors.ts";
import type { Move } from "./move.ts";
import { Search } from "./search.ts";
import { hidesState, untilSound } from "./sound.ts";
import { joined, type Surveyed } from "./state-graph.ts";

const defaultStates = 200_000;

/** A cluster, and who runs its nodes. */
export interface Subject {
  readonly cluster: Cluster;
  readonly executor: Executor;
}

/** What is to be judged. */
export interface SurveyOptions<S> {
  readonly network: Network;
  /** What may fail; nothing when left out. What follows a state follows it without a further fault. */
  readonly faults?: Faults;
  /** Whose state each global state carries. */
  readonly watch: Monitor<S>;
  /** Says what is wrong with the graph of all clusters, if anything is. */
  readonly judge: (graph: StateGraph<S>) => Flaw | undefined;
  /** Must be reachable in one of the clusters. */
  readonly sometimes?: readonly Goal[];
  /** Of each cluster; 200,000 states when left out. */
  readonly bound?: Bound;
  /** Told now and then how the survey is going. */
  readonly onProgress?: (progress: Progress) => void;
  /** Awaited now and then, so that others get a turn. */
  readonly pause?: () => Promise<void>;
  /** Ends the survey early, which leaves it without a graph. */
  readonly signal?: { readonly aborted: boolean };
}

/** What a survey found out. */
export interface Survey<S> extends Exploration {
  /** Nothing when the survey could not be completed. */
  readonly graph?: StateGraph<S>;
  /** The cluster in which the violation is. */
  readonly brokenIn?: Cluster;
}

/** Clusters and conditions in one line, by which a survey can be named. */
export function surveyOf(clusters: readonly Cluster[], network: Network, faults: Faults = none): string {
  return `${clusters.map(describeCluster).join(" | ")}; ${describeConditions({ network, faults })}`;
}

/**
 * Surveys clusters of the same nodes.
 *
 * @throws Refusal when an executor cannot load the nodes
 */
export function survey<S>(subjects: readonly Subject[], options: SurveyOptions<S>): Promise<Survey<S>> {
  const unmergeable = new Set<number>();
  const begin = () => new Expedition(subjects, options, unmergeable);
  return untilSound(unmergeable, begin, (expedition) => expedition.run());
}

/** A cluster with all that is found out about its nodes: what an audit taught stays known when the survey starts again. */
interface Ground {
  readonly subject: Subject;
  readonly monitors: Monitors;
  readonly system: ClusterSystem;
}

interface Leg extends Surveyed, Ground {}

/** One survey from beginning to end; given up when a node turns out to hide state. */
class Expedition<S> {
  private readonly subjects: readonly Subject[];
  private readonly options: SurveyOptions<S>;
  private readonly unmergeable: ReadonlySet<number>;
  private readonly effort = { executions: 0, audits: 0 };
  private readonly grounds: readonly Ground[];
  private readonly legs: Leg[] = [];

  constructor(subjects: readonly Subject[], options: SurveyOptions<S>, unmergeable: ReadonlySet<number>) {
    this.subjects = subjects;
    this.options = options;
    this.unmergeable = unmergeable;
    this.grounds = subjects.map((subject) => {
      const monitors = new Monitors([], options.sometimes ?? [], [options.watch as Monitor<unknown>]);
      const { cluster, executor } = subject;
      const system = new ClusterSystem(
        cluster,
        monitors,
        executor,
        unmergeable,
        this.effort,
        options.bound?.executions,
      );
      return { subject, monitors, system };
    });
  }

  private get conditions(): Conditions {
    const { network, faults = none } = this.options;
    return { network, faults };
  }

  async run(): Promise<Survey<S>> {
    this.legs.length = 0;
    for (const ground of this.grounds) {
      const leg = this.legOn(ground);
      this.legs.push(leg);
      await leg.search.run();
      const { breach, stopped, todos } = leg.search;
      if (breach) return this.violated(leg, breach.broken, breach.state, breach.move);
      if (stopped) return this.found(stopped === "bound" ? "bounded" : "stopped");
      if (todos.size > 0) return this.found("exhausted");
    }
    const graph = joined<S>(
      this.subjects.map(({ cluster }) => describeCluster(cluster)),
      this.legs,
    );
    const flaw = this.options.judge(graph);
    return { ...(flaw ? await this.shown(graph, flaw) : this.found("exhausted")), graph };
  }

  private legOn({ subject, monitors, system }: Ground): Leg {
    const { options } = this;
    const watch = options.watch as Monitor<unknown>;
    const search = new Search(system, {
      conditions: this.conditions,
      budgets: new Budgets(this.conditions.faults, system.nodes),
      monitors,
      initialMonitors: monitors.initial(system.nodes),
      inFlightCap: subject.cluster.inFlightCap,
      states: options.bound?.states ?? defaultStates,
      keepsGraph: true,
      breathe: (running) => this.breathe(running),
    });
    const fold = monitors.indexOf(watch);
    const states = monitors.folds[fold]!.states.values;
    const seen = (state: number) => states[search.word(state, search.layout.monitors + fold)];
    return { subject, monitors, system, search, seen };
  }

  /** A shortest run to the global state that shows the flaw. */
  private shown(graph: StateGraph<S>, { property, sentence, global }: Flaw): Promise<Survey<S>> {
    const cluster = graph.globals[global]!.cluster;
    const first = graph.globals.findIndex((state) => state.cluster === cluster);
    return this.violated(this.legs[cluster]!, { property, sentence }, global - first);
  }

  private async violated(
    { subject, system, search }: Leg,
    broken: Broken,
    state: number,
    move?: Move,
  ): Promise<Survey<S>> {
    const { cluster, executor } = subject;
    const evidence = search.retrace({ state, move, broken });
    const violation = await counterexample(cluster, this.conditions, executor, system, evidence);
    return { ...this.found("violated", violation), brokenIn: cluster };
  }

  private found(outcome: Exploration["outcome"], violation?: Violation): Exploration {
    const { network, faults } = this.conditions;
    const setting = surveyOf(
      this.subjects.map(({ cluster }) => cluster),
      network,
      faults,
    );
    const states = this.legs.reduce((sum, { search }) => sum + search.table.size, 0);
    const transitions = this.legs.reduce((sum, { search }) => sum + search.transitions, 0);
    const nodes = this.legs[0]!.system;
    const summary = `${outcome}: ${describeConditions(this.conditions)}; ${states.toLocaleString("en-US")} states`;
    return {
      outcome,
      setting,
      ...(violation ? { violation } : {}),
      unreached: this.unreached(),
      todos: [...new Set(this.legs.flatMap(({ search }) => [...search.todos]))],
      notes: [...this.unmergeable].map((node) => hidesState(nodes.name(node))),
      coverage: { states, transitions, ...this.effort, reductions: [], summary },
    };
  }

  /** A goal that no cluster reaches. */
  private unreached(): string[] {
    const missed = this.legs.map(({ monitors }) => monitors.unreached("sometimes"));
    return (missed[0] ?? []).filter((name) => missed.every((names) => names.includes(name)));
  }

  private async breathe({ table, transitions, waiting }: Search): Promise<boolean> {
    const { onProgress, pause, signal } = this.options;
    onProgress?.({ states: table.size, transitions, frontier: waiting, executions: this.effort.executions });
    await pause?.();
    return !signal?.aborted;
  }
}
