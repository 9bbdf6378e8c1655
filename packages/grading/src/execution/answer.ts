/** What the two sides of the border say to each other: one JSON text a line. */
import type { Failure, Input, LiveStep, NodeId, StepRequest, StepResult } from "@workbook/harness";
import type { Bundle } from "../submission/bundle.ts";
import type { ClusterCall } from "../submission/bundle-source.ts";

/** What the trusted side says: first the bundle, then questions; `careful` where each answer is to come by itself. */
export type Order =
  | { readonly kind: "open"; readonly bundle: Bundle; readonly cluster: ClusterCall }
  | { readonly kind: "execute"; readonly requests: readonly Request[]; readonly careful?: boolean }
  | { readonly kind: "end"; readonly run: number };

/** A question: what a node does after a history, or what it does next in a run that keeps it alive. */
export type Request = StepRequest | LiveRequest;

/** A question to a node of a run that keeps it alive. The first start of a run begins it. */
export interface LiveRequest {
  readonly run: number;
  readonly node: NodeId;
  readonly input: Input;
  /** Modules anew for every incarnation. */
  readonly fresh: boolean;
}

/**
 * What the other side answers, one for each request of an order, in their order. After `refused` (the submission cannot
 * be evaluated) and `broken` (something else went wrong) the rest of the order is not answered.
 */
export type Answer =
  | { readonly kind: "result"; readonly result: StepResult }
  | { readonly kind: "step"; readonly step: LiveStep }
  | { readonly kind: "refused"; readonly failure: Failure }
  | { readonly kind: "broken"; readonly sentence: string };

/** After anything else the rest of the order is not answered. */
export function isAnswered(answer: Answer | undefined): boolean {
  return answer?.kind === "result" || answer?.kind === "step";
}
