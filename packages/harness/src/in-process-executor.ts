/** Runs nodes in this process, by re-execution: a node's objects are never cloned, its history is its state. */
import type { StepRequest, StepResult } from "./executor.ts";
import { Incarnation } from "./incarnation.ts";
import { restoreIntrinsics, sharedBy } from "./intrinsics.ts";
import type { LiveExecutor, LiveRun } from "./live.ts";
import type { NodeId } from "./plain.ts";
import { Refusal } from "./refusal.ts";
import type { Evaluation, Source } from "./source.ts";
import type { PromiseWatch, Surroundings } from "./surroundings.ts";

/**
 * An executor in this process. Each node has modules of its own, evaluated once and kept for all its runs, except for
 * requests that ask for fresh ones.
 *
 * @throws Refusal (from `execute`) when the source cannot be evaluated
 */
export function inProcessExecutor(source: Source, surroundings: Surroundings): LiveExecutor {
  const watching = new Watching(surroundings);
  let modules = new Modules(source);
  return {
    async execute(requests) {
      watching.begin();
      try {
        const results = await executeUnwatched(requests, modules, surroundings, watching.watch);
        if (results) return results;
        // Who was it? Once more from nothing, looking after every step.
        modules = new Modules(source);
        return await executeAll(requests, modules, surroundings, watching.watch, true);
      } finally {
        watching.end();
      }
    },
    begin: ({ fresh = false } = {}) => liveRun((node) => modules.of(node, fresh, true), surroundings, watching),
    lanes: 1,
  };
}

/** @param watchful whether to look after every step if it changed what everything in this process shares */
async function executeAll(
  requests: readonly StepRequest[],
  modules: Modules,
  surroundings: Surroundings,
  watch: PromiseWatch | undefined,
  watchful: boolean,
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const { node, history, input, fresh } of requests) {
    const incarnation = new Incarnation(node, modules.of(node, fresh, watchful), surroundings, watchful);
    for (const earlier of history) {
      const continuing = incarnation.advance(earlier, watch);
      if (continuing) await continuing;
    }
    const result = incarnation.step(input, watch);
    results.push(result instanceof Promise ? await result : result);
  }
  return results;
}

/** Looks once, when all is done. Undefined when something that everything shares was changed: then no answer counts. */
async function executeUnwatched(
  requests: readonly StepRequest[],
  modules: Modules,
  surroundings: Surroundings,
  watch: PromiseWatch | undefined,
): Promise<StepResult[] | undefined> {
  try {
    const results = await executeAll(requests, modules, surroundings, watch, false);
    return restoreIntrinsics() === undefined ? results : undefined;
  } catch (error) {
    if (restoreIntrinsics() === undefined) throw error;
    return undefined;
  }
}

/** The modules of the nodes, evaluated. */
class Modules {
  private readonly kept = new Map<NodeId, Evaluation>();
  private readonly source: Source;

  constructor(source: Source) {
    this.source = source;
  }

  /**
   * The modules of one node, its own or fresh ones.
   *
   * @param watchful whether to look if loading them changes what everything shares
   */
  of(node: NodeId, fresh: boolean | undefined, watchful: boolean): Evaluation {
    if (fresh) return this.evaluate(watchful);
    const evaluation = this.kept.get(node) ?? this.evaluate(watchful);
    this.kept.set(node, evaluation);
    return evaluation;
  }

  private evaluate(watchful: boolean): Evaluation {
    if (!watchful) return this.source.evaluate();
    try {
      const evaluation = this.source.evaluate();
      assertUnchanged();
      return evaluation;
    } catch (error) {
      assertUnchanged();
      throw error;
    }
  }
}

function assertUnchanged(): void {
  const changed = restoreIntrinsics();
  if (changed !== undefined) throw new Refusal("real-world", `loading the file ${sharedBy(changed)}`);
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
    if (--this.runs > 0) return;
    this.watch?.end();
    this.watch = undefined;
  }
}

/** @param evaluationFor the modules of a node's next incarnation */
function liveRun(evaluationFor: (node: NodeId) => Evaluation, surroundings: Surroundings, watching: Watching): LiveRun {
  const alive = new Map<NodeId, Incarnation>();
  watching.begin();

  const begin = (node: NodeId): Incarnation => {
    const incarnation = new Incarnation(node, evaluationFor(node), surroundings, true);
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
