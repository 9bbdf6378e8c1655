/** What a search is asked, and what it answers. */
import type { Always, Choice, Conditions, Executor, Goal, Trace } from "@workbook/harness";

/** How far a search goes. Counted in states, never in seconds: a verdict cannot depend on the machine. */
export interface Bound {
  /** After this many distinct states the search stops, neither passed nor failed. */
  readonly states: number;
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
  /** 2,000,000 states when left out. */
  readonly bound?: Bound;
  /** Runs the nodes. */
  readonly executor: Executor;
  readonly onProgress?: (progress: Progress) => void;
  /** Stops the search cleanly; what was covered is still reported. */
  readonly signal?: { readonly aborted: boolean };
}

/** What a search covered. */
export interface Coverage {
  /** Distinct global states. */
  readonly states: number;
  /** Transitions, those to known states included. */
  readonly transitions: number;
  /** Executions of protocol code, the audit's not counted. */
  readonly executions: number;
  /** Executions that only checked an earlier one. */
  readonly audits: number;
  /** One line: `exhausted: multiset, 1 drop; 5,451 states`. */
  readonly summary: string;
}

/** A property broken, with a shortest way to break it. */
export interface Violation {
  readonly property: string;
  /** What the learner reads. */
  readonly sentence: string;
  /** The adversary's choices: fewest faults first, then fewest steps. Starts are in it. */
  readonly choices: readonly Choice[];
  /** Choices without the plain starts at the beginning, which every run has. */
  readonly steps: number;
  readonly trace: Trace;
}

/** What a search found out. */
export interface Exploration {
  /** `exhausted`: nothing else to see within the bounds. `bounded`: stopped; neither pass nor fail. */
  readonly outcome: "exhausted" | "violated" | "bounded";
  /** The cluster and the conditions in one line; names this search among those of a requirement. */
  readonly setting: string;
  readonly violation?: Violation;
  /** A nearest state in which nodes are blocked, and may be: `mayBlock` is reached in it. */
  readonly blocked?: Violation;
  /** Names of `sometimes` goals that no reachable state satisfies. */
  readonly unreached: readonly string[];
  /** Questions of the `todo`s that were reached. */
  readonly todos: readonly string[];
  /** What the reader should know: a node identified by history, a reduction refused. */
  readonly notes: readonly string[];
  readonly coverage: Coverage;
}
