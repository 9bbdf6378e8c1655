/** An executor whose learner code runs in another process: the trusted side asks, and checks what it is answered. */
import { type LiveExecutor, type LiveStep, NoAnswer, Refusal, type StepResult } from "@workbook/harness";
import type { Bundle } from "../submission/bundle.ts";
import type { ClusterCall } from "../submission/bundle-source.ts";
import type { Answer, LiveRequest, Request } from "./answer.ts";
import type { Child } from "./child-process.ts";
import type { Level } from "./confinement/level.ts";
import { putBack, takeChild } from "./idle-children.ts";
import { patienceMs } from "./patience.ts";

/** Runs at once, so that a way across the border is shared by as many steps. */
const lanes = 16;

/**
 * Runs one cluster of a bundle in a child process, which is there from the first question on. When it dies, the next question
 * starts another. Closed, it leaves its process to the next executor of the same bundle.
 *
 * @param patience milliseconds without an answer before the process is killed
 * @param level how firmly the machine holds the process
 * @throws Refusal (from `execute`) when the submission cannot be evaluated
 * @throws NoAnswer (from `execute`) when the process dies, is silent or answers nonsense
 */
export function childExecutor(
  bundle: Bundle,
  cluster: ClusterCall,
  patience = patienceMs,
  level: Level = "D",
): Required<LiveExecutor> {
  let child: Child | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let runs = 0;

  const ready = async (): Promise<Child> => {
    if (child && !child.failed) return child;
    child = await takeChild({ hash: bundle.hash, level, patienceMs: patience });
    child.tell({ kind: "open", bundle, cluster });
    return child;
  };
  const ask = (requests: readonly Request[]): Promise<readonly Answer[]> => {
    const answers = turn.then(async () => asked(ready, requests));
    turn = answers.catch(() => {});
    return answers;
  };
  const together = new Together(ask);

  return {
    execute: async (requests) => (await ask(requests)).map(resultOf),
    begin({ fresh = false } = {}) {
      const run = ++runs;
      return {
        step: (node, input) => together.step({ run, node, input, fresh }),
        close: () => child?.tell({ kind: "end", run }),
      };
    },
    lanes,
    async close() {
      await turn;
      if (child) await putBack(child);
      child = undefined;
    },
  };
}

/** Asks; when one of many answers does not come, asks once more to know which. */
async function asked(ready: () => Promise<Child>, requests: readonly Request[]): Promise<readonly Answer[]> {
  try {
    return await (await ready()).ask(requests, false);
  } catch (error) {
    const canBeAskedAgain = requests.length > 1 && !requests.some((request) => "run" in request);
    if (!(error instanceof NoAnswer) || !canBeAskedAgain) throw error;
    return (await ready()).ask(requests, true);
  }
}

/** Gathers the steps that are asked for at the same time into one order. */
class Together {
  private waiting: { request: LiveRequest; resolve: (step: Promise<LiveStep>) => void }[] = [];
  private readonly ask: (requests: readonly Request[]) => Promise<readonly Answer[]>;

  constructor(ask: (requests: readonly Request[]) => Promise<readonly Answer[]>) {
    this.ask = ask;
  }

  step(request: LiveRequest): Promise<LiveStep> {
    return new Promise((resolve) => {
      this.waiting.push({ request, resolve });
      if (this.waiting.length === 1) queueMicrotask(() => this.send());
    });
  }

  private send(): void {
    const sent = this.waiting;
    this.waiting = [];
    const answers = this.ask(sent.map(({ request }) => request));
    for (const [index, { resolve }] of sent.entries()) {
      // What is not answered fell with the last answer that there is.
      resolve(answers.then((all) => stepOf(all[index] ?? all.at(-1))));
    }
  }
}

function resultOf(answer: Answer): StepResult {
  if (answer.kind === "result") return answer.result;
  throw errorOf(answer);
}

function stepOf(answer: Answer | undefined): LiveStep {
  if (answer?.kind === "step") return answer.step;
  throw errorOf(answer);
}

function errorOf(answer: Answer | undefined): Error {
  if (answer?.kind === "refused") return new Refusal(answer.failure.rule, answer.failure.sentence);
  return new Error(answer?.kind === "broken" ? answer.sentence : "the submission's process answered another question");
}
