/**
 * The global states of a protocol and the steps between them, as Skeen draws them: which local states occur together.
 * [Skeen81] Plain data, so that whoever reasons about a protocol needs no node and no search.
 */
import type { Decision } from "./context.ts";
import type { NodeId } from "./plain.ts";

/** A local state: all that one node knows at one time. Equal knowledge is one state, in whichever run it is reached. */
export interface NodeState {
  readonly node: NodeId;
  /** Whether it runs: it has started, and has not crashed. */
  readonly up: boolean;
  /** What the node has announced by then. */
  readonly decision?: Decision | undefined;
  /** Its fields, its log and its timers, for readers: two states may look alike and differ in what came before. */
  readonly shown: string;
}

/** A global state. Two that differ in messages on their way alone are two. */
export interface GlobalState<S = unknown> {
  /** The local state of each node, by its number in the graph, in the order of the nodes. */
  readonly locals: readonly number[];
  /** What a monitor has made of what happened by then. */
  readonly seen: S;
  /** The global states that may follow without a further fault, by number. */
  readonly next: readonly number[];
  /** Which of the graph's clusters it belongs to. */
  readonly cluster: number;
  /** How many steps lead here, starts included. */
  readonly steps: number;
}

/** All global states of one or several clusters of the same nodes: of every way in which participants can vote. */
export interface StateGraph<S = unknown> {
  readonly nodes: readonly NodeId[];
  /** The clusters, each in one line. */
  readonly clusters: readonly string[];
  readonly locals: readonly NodeState[];
  /** First comes the state in which the first cluster begins. */
  readonly globals: readonly GlobalState<S>[];
}

/** What is wrong with a graph, and the global state that shows it. */
export interface Flaw {
  readonly property: string;
  /** What the learner reads. */
  readonly sentence: string;
  /** By number: a run that leads there is the evidence. */
  readonly global: number;
}
