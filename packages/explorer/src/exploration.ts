/** What a search is asked, and what it answers. */
import type { Always, Conditions, Coverage, Executor, Goal, SearchResult, Violation } from "@workbook/harness";

/** How far a search goes, before it stops, neither passed nor failed. Never in seconds: a verdict cannot depend on the machine. */
export interface Bound {
  /** Distinct states. */
  readonly states?: number;
  /** First executions of protocol code: as many as there are new pairs of a local state and an input. */
  readonly executions?: number;
}

/** How a long search is going. */
export interface Progress {
  readonly states: number;
  readonly transitions: number;
  /** States found and not yet expanded. */
  readonly frontier: number;
  readonly executions: number;
}

/** What is to be judged, under which conditions, how far. */
export interface ExploreOptions extends Conditions {
  /** Must hold in every reachable state. */
  readonly always?: readonly Always[];
  /** Must be reachable: a search that proves nothing must not pass. */
  readonly sometimes?: readonly Goal[];
  /** Once faults stop, some continuation of every state must reach it. */
  readonly possible?: readonly Goal[];
  /** Once faults stop, every fair continuation of every state must reach it. */
  readonly eventually?: readonly Goal[];
  /** No live node may be left unable to decide: all nodes, or those alone that never crashed. */
  readonly nonBlocking?: "all" | "never-crashed";
  /** Who must be able to decide; every node when left out. */
  readonly deciders?: readonly string[];
  /** Where waiting is no fault: in states that reach this, `nonBlocking` forbids nothing, and reports what it sees. */
  readonly mayBlock?: Goal;
  /**
   * Whether nodes that the cluster declares interchangeable stand for each other, so that fewer states are to be seen. Where
   * what they do, or what is asked, tells them apart, they are told apart, with a note.
   */
  readonly symmetry?: boolean;
  /** 2,000,000 states when left out. */
  readonly bound?: Bound;
  /** Runs the nodes. */
  readonly executor: Executor;
  /** Told now and then how the search is going. */
  readonly onProgress?: (progress: Progress) => void;
  /** Awaited now and then, so that other things can happen meanwhile: a signal, a message, a picture. */
  readonly pause?: () => Promise<void>;
  /** Stops the search cleanly; what was covered is still reported, and the outcome is `stopped`. */
  readonly signal?: { readonly aborted: boolean };
}

/** What a search covered. */
export interface ExplorationCoverage extends Coverage {
  /** Executions that only checked an earlier one. */
  readonly audits: number;
  /** By what fewer states had to be seen than there are. */
  readonly reductions: readonly "symmetry"[];
}

/** What a search found out. Its counterexample is a shortest one: fewest faults first, then fewest steps. */
export interface Exploration extends SearchResult {
  readonly outcome: "exhausted" | "violated" | "bounded" | "stopped";
  /** A nearest state in which nodes are blocked, and may be: `mayBlock` is reached in it. */
  readonly blocked?: Violation;
  readonly coverage: ExplorationCoverage;
}
