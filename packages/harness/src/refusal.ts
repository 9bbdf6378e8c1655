/**
 * What the harness refuses. Each refusal names the rule that was broken and what to write instead; the learner reads
 * the sentence, never a stack of ours.
 */

/** The rules of the simulated world, by name. */
export type Rule =
  | "plain-data"
  | "too-large"
  | "real-world"
  | "unknown-node"
  | "second-decision"
  | "missing-handler"
  | "missing-export"
  | "syntax"
  | "import"
  | "handler-threw"
  | "endless-loop"
  | "never-settles"
  | "nondeterminism"
  | "never-stops-sending"
  | "outside-handler";

/** Thrown into a node's code when it breaks a rule. Catching it does not help: the engine has seen it. */
export class Refusal extends Error {
  readonly rule: Rule;

  constructor(rule: Rule, sentence: string) {
    super(sentence);
    this.name = "Refusal";
    this.rule = rule;
  }
}

/** A broken rule as a value: what the engine reports of a step that cannot stand. */
export interface Failure {
  readonly rule: Rule;
  /** What is wrong, where, and what to do instead. One line. */
  readonly sentence: string;
}

/** Thrown by {@link todo}: neither right nor wrong, just not written yet. */
export class NotImplemented extends Error {
  constructor(question: string) {
    super(question);
    this.name = "NotImplemented";
  }
}

/**
 * Marks a place in a starter that the learner has yet to write. A requirement that reaches one is "not started",
 * which is neither a failure nor an error.
 *
 * @param question what to think about before writing, beginning with the part's number: "2b: who may decide now?"
 * @throws NotImplemented always
 */
export function todo(question: string): never {
  throw new NotImplemented(question);
}
