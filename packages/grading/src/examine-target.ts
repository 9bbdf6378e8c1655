/**
 * Asks a target questions instead of watching it: a cluster of one node is given data, and shows its answer to the world. The
 * node only proposes; whether the answer is right is found out on this side.
 */
import type { Exploration } from "@workbook/explorer";
import {
  type Cluster,
  canonical,
  describeCluster,
  type Executor,
  type Input,
  type Message,
  type Plain,
  Refusal,
  type StepResult,
  type Violation,
} from "@workbook/harness";
import { ask } from "./ask-target.ts";
import type { Ledger } from "./ledger.ts";
import { OwnSearches } from "./own-nodes.ts";
import type { Claim } from "./requirement.ts";
import { notExplored } from "./search-target.ts";

/** What is asked, and who judges. */
export interface ExamineOptions {
  /** What it is about, in a few words: with the cluster it names this examination. */
  readonly about: string;
  /** Each is delivered to the node when it has just started, and is answered by one observation. */
  readonly questions: (own: OwnSearches) => Promise<readonly Message[]>;
  /** What is wrong with the answers to the questions, if anything is: a run that shows it. Searches of the course's own protocols may tell. */
  readonly judge: (
    answers: readonly Plain[],
    own: OwnSearches,
    questions: readonly Message[],
  ) => Promise<Violation | undefined>;
}

/**
 * Examines, and notes it in the ledger as one search. When only another setting counts, it is taken to hold without a look.
 *
 * @param cluster has one node
 * @throws Refusal when the target's files cannot be loaded, or its node breaks a rule
 */
export function examineTarget(
  claim: Claim,
  ledger: Ledger,
  cluster: Cluster,
  options: ExamineOptions,
): Promise<Exploration> {
  const setting = `${describeCluster(cluster)}; ${options.about}`;
  const conditions = { network: "multiset" } as const;
  const search = async ([executor]: readonly Executor[]) => examination(cluster, executor!, setting, options);
  // What a violation shows is a run of another cluster: one of the course's own.
  const brokenIn = ({ violation }: Exploration) =>
    violation && { ...cluster, name: violation.trace.cluster.name, params: violation.trace.cluster.params as Plain };
  return ask({
    claim,
    ledger,
    clusters: [cluster],
    setting,
    conditions,
    notAsked: notExplored(setting),
    brokenIn,
    search,
  });
}

async function examination(
  cluster: Cluster,
  executor: Executor,
  setting: string,
  { judge, about, ...options }: ExamineOptions,
): Promise<Exploration> {
  const own = new OwnSearches();
  const questions = await options.questions(own);
  const [node] = Object.keys(cluster.nodes);
  const results: StepResult[] = [];
  for (const question of questions) results.push(await answerOf(executor, node!, question));
  const todos = [...new Set(results.flatMap(({ todo }) => todo ?? []))];
  const violation = todos.length > 0 ? undefined : await judge(results.map(observationOf), own, questions);
  const outcome = violation ? "violated" : "exhausted";
  const summary = `${about}; ${questions.length} ${questions.length === 1 ? "question" : "questions"}, judged by ${own.states.toLocaleString("en-US")} states`;
  const executions = questions.length;
  const coverage = {
    states: own.states,
    transitions: own.transitions,
    executions,
    audits: executions,
    reductions: [],
    summary,
  };
  return { outcome, setting, ...(violation ? { violation } : {}), unreached: [], todos, notes: [], coverage };
}

/** Asks twice, the second time from nothing: an answer that depends on what was asked before is none. */
async function answerOf(executor: Executor, node: string, question: Message): Promise<StepResult> {
  const start: Input = { kind: "start", incarnation: 0, log: [] };
  const input: Input = { kind: "deliver", from: "examiner", message: question };
  const request = { node, history: [start], input };
  const [first, second] = await executor.execute([request, { ...request, fresh: true }]);
  if (!first || !second) throw new Error("the executor did not answer");
  if (first.failure) throw new Refusal(first.failure.rule, first.failure.sentence);
  if (canonical(first.effects as unknown as Plain) !== canonical(second.effects as unknown as Plain))
    throw new Refusal(
      "nondeterminism",
      "asked the same twice, your code answers differently; keep nothing from one call to the next",
    );
  return first;
}

function observationOf({ effects }: StepResult): Plain {
  const [answer] = effects.flatMap((effect) => (effect.kind === "emit" ? [effect.observation] : []));
  return answer ?? null;
}
