/** Runs the nodes of one run, and each of its steps once: what somebody wants who looks at them with a debugger. */
import type { Executor, StepRequest, StepResult } from "./executor.ts";
import { Incarnation } from "./incarnation.ts";
import type { NodeId } from "./plain.ts";
import type { Evaluation, Source } from "./source.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * An executor that keeps its nodes alive, so that no history is executed again. It serves a single run, and is asked for
 * that run's steps in their order: each request's history is what it was asked for before.
 *
 * @throws Refusal (from `execute`) when the source cannot be evaluated
 */
export function steppingExecutor(source: Source, surroundings: Surroundings): Executor {
  const modules = new Map<NodeId, Evaluation>();
  const alive = new Map<NodeId, Incarnation>();

  const begin = (node: NodeId): Incarnation => {
    const evaluation = modules.get(node) ?? source.evaluate();
    modules.set(node, evaluation);
    const incarnation = new Incarnation(node, evaluation, surroundings, true);
    alive.set(node, incarnation);
    return incarnation;
  };

  const step = async ({ node, input }: StepRequest): Promise<StepResult> => {
    const incarnation = input.kind === "start" ? begin(node) : alive.get(node);
    if (!incarnation) throw new Error(`${node} has not started`);
    return incarnation.step(input);
  };

  return {
    async execute(requests) {
      const results: StepResult[] = [];
      for (const request of requests) results.push(await step(request));
      return results;
    },
  };
}
