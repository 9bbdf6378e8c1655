/** An executor whose learner code runs in another process: the trusted side asks, and checks what it is answered. */
import { type Executor, Refusal, type StepRequest, type StepResult } from "@workbook/harness";
import type { Bundle } from "../submission/bundle.ts";
import type { ClusterCall } from "../submission/bundle-source.ts";
import { Child } from "./child-process.ts";
import type { Answer } from "./wire.ts";

/** Wall-clock time after which a silent process is killed. Its verdict is an error, never a grade. */
const patienceMs = 60_000;

/**
 * Runs one cluster of a bundle in a child process, which starts with the first question. When it dies, the next question
 * starts another.
 *
 * @param patience milliseconds without an answer before the process is killed
 * @throws Refusal (from `execute`) when the submission cannot be evaluated
 * @throws Error (from `execute`) when the process dies, is silent or answers nonsense
 */
export function childExecutor(bundle: Bundle, cluster: ClusterCall, patience = patienceMs): Required<Executor> {
  let child: Child | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const ready = async (): Promise<Child> => {
    if (child && !child.failed) return child;
    child = await Child.start(patience);
    child.tell({ kind: "open", bundle, cluster });
    return child;
  };
  const run = async (requests: readonly StepRequest[]) => (await (await ready()).ask(requests)).map(resultOf);

  return {
    execute(requests) {
      const results = turn.then(() => run(requests));
      turn = results.catch(() => {});
      return results;
    },
    async close() {
      await turn;
      await child?.end();
      child = undefined;
    },
  };
}

function resultOf(answer: Answer): StepResult {
  if (answer.kind === "result") return answer.result;
  if (answer.kind === "refused") throw new Refusal(answer.failure.rule, answer.failure.sentence);
  throw new Error(answer.sentence);
}
