/**
 * The other way across the border: runs whose nodes stay alive. An executor answers after any history, by re-execution,
 * which suits a search; here each incarnation is one instance that takes its inputs one by one, so that a run of a
 * million events costs a million steps.
 */
import type { Effect } from "./effect.ts";
import type { Executor } from "./executor.ts";
import type { Input } from "./input.ts";
import type { NodeId } from "./plain.ts";
import type { Failure } from "./refusal.ts";

/** What a node did with one input, without its fields: nobody compares local states here. */
export interface LiveStep {
  readonly effects: readonly Effect[];
  /** The handlers that have begun and not ended, by name. */
  readonly suspended: readonly string[];
  /** The rule that this step broke. */
  readonly failure?: Failure | undefined;
  /** The question of a `todo` that was reached. */
  readonly todo?: string | undefined;
}

/** One run of a cluster's nodes. No node has started when it begins. */
export interface LiveRun {
  /**
   * Gives a node its next input. A start begins a new incarnation; the one before it, if any, is thrown away. The answer
   * is there at once when the step touched no promise and the node is in this process.
   */
  step(node: NodeId, input: Input): LiveStep | Promise<LiveStep>;
  /** Ends the run and lets go of its nodes. */
  close(): void;
}

/** What a live run may be asked for. */
export interface LiveOptions {
  /** Evaluates modules anew for every incarnation, so that no module's variable survives a crash: an audit. */
  readonly fresh?: boolean;
}

/** An executor that can also keep nodes alive. */
export interface LiveExecutor extends Executor {
  /**
   * Begins a run. Several may go on at once, each with nodes of its own. Unless they are to be fresh, a node's modules
   * are those of all its runs, evaluated once.
   * @throws Refusal when the source cannot be evaluated, here or at a node's start
   */
  begin(options?: LiveOptions): LiveRun;
  /** How many runs at once make good use of the way across the border; 1 in this process. */
  readonly lanes: number;
}
