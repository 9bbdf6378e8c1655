/**
 * The border between the trusted side, which holds network, clock, disk and score, and the side that runs learner code.
 * All that is ever asked of the latter: after this history, on this input, what are your effects?
 */
import type { Effect } from "./effect.ts";
import type { Input } from "./input.ts";
import type { NodeId } from "./plain.ts";
import type { Failure } from "./refusal.ts";

/** One question to a node. */
export interface StepRequest {
  readonly node: NodeId;
  /** The inputs since this incarnation began, its start first; empty when `input` is the start. */
  readonly history: readonly Input[];
  readonly input: Input;
  /** Answer from freshly evaluated modules: the audit's second run, which module-level state cannot survive. */
  readonly fresh?: boolean | undefined;
}

/** What a node did with one input. */
export interface StepResult {
  readonly effects: readonly Effect[];
  /** The node's own fields afterwards, spelled so that equal text means equal data, order and aliasing included. */
  readonly fields: string;
  /** Whether `fields` is all there is: only plain data, no promise pending. If not, the history is the identity. */
  readonly mergeable: boolean;
  /** Whether no field changed, nor anything opaque that a field refers to, such as a resolver, was replaced. */
  readonly unchanged: boolean;
  /** The handlers that have begun and not ended, by name. */
  readonly suspended: readonly string[];
  /** Whether this incarnation has read the clock, so that time is part of its state. */
  readonly readsClock: boolean;
  /** How many random numbers this incarnation has drawn. */
  readonly draws: number;
  /** What the handler printed. */
  readonly printed: readonly string[];
  /** The rule that this step broke. */
  readonly failure?: Failure | undefined;
  /** The question of a `todo` that was reached. */
  readonly todo?: string | undefined;
}

/**
 * An execution that was stopped by the outer net, which is of time or memory: neither a pass nor a fail, since another
 * machine might have gone on. Loops are found by counting.
 */
export class NoAnswer extends Error {}

/** Runs learner code, here or far away. Answers come in the order of the questions. */
export interface Executor {
  /** @throws NoAnswer when a node takes more time or memory than any protocol needs */
  execute(requests: readonly StepRequest[]): Promise<readonly StepResult[]>;
  /** Ends processes and frees what is held. The executor is not used afterwards. */
  close?(): Promise<void>;
}
