/** Runs nodes in this process, by re-execution: a node's objects are never cloned, its history is its state. */
import type { StepRequest, StepResult } from "./executor.ts";
import { Incarnation } from "./incarnation.ts";
import type { LiveExecutor, LiveRun } from "./live.ts";
import type { NodeId } from "./plain.ts";
import type { Evaluation, Source } from "./source.ts";
import type { PromiseWatch, Surroundings } from "./surroundings.ts";

/**
 * An executor in this process. Each node has modules of its own, evaluated once and kept for all its runs, except for
 * requests that ask for fresh ones.
 *
 * @throws Refusal (from `execute`) when the source cannot be evaluated
 */
export function inProcessExecutor(source: Source, surroundings: Surroundings): LiveExecutor {
  const kept = new Map<NodeId, Evaluation>();
  const watching = new Watching(surroundings);

  const evaluationFor = (node: NodeId, fresh?: boolean): Evaluation => {
    if (fresh) return source.evaluate();
    const evaluation = kept.get(node) ?? source.evaluate();
    kept.set(node, evaluation);
    return evaluation;
  };

  const run = async (request: StepRequest): Promise<StepResult> => {
    const incarnation = new Incarnation(request.node, evaluationFor(request.node, request.fresh), surroundings);
    for (const input of request.history) await incarnation.advance(input);
    return incarnation.step(request.input);
  };

  return {
    async execute(requests) {
      const results: StepResult[] = [];
      for (const request of requests) results.push(await run(request));
      return results;
    },
    begin: ({ fresh = false } = {}) => liveRun((node) => evaluationFor(node, fresh), surroundings, watching),
    lanes: 1,
  };
}

/** The watch for promises of all runs that are going on. */
class Watching {
  watch: PromiseWatch | undefined;
  private runs = 0;
  private readonly surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
  }

  begin(): void {
    if (this.runs++ === 0) this.watch = this.surroundings.watchPromises?.();
  }

  end(): void {
    if (--this.runs === 0) this.watch?.end();
  }
}

/** @param evaluationFor the modules of a node's next incarnation */
function liveRun(evaluationFor: (node: NodeId) => Evaluation, surroundings: Surroundings, watching: Watching): LiveRun {
  const alive = new Map<NodeId, Incarnation>();
  watching.begin();

  const begin = (node: NodeId): Incarnation => {
    const incarnation = new Incarnation(node, evaluationFor(node), surroundings);
    alive.set(node, incarnation);
    return incarnation;
  };

  return {
    step(node, input) {
      const incarnation = input.kind === "start" ? begin(node) : alive.get(node);
      if (!incarnation) throw new Error(`${node} has not started`);
      return incarnation.live(input, watching.watch);
    },
    close() {
      watching.end();
      alive.clear();
    },
  };
}
