/** One submission to grade for one task, and what can come of it. */
import type { Level, RequirementRecord } from "@workbook/grading";

/** What is to be graded. */
export interface Job {
  /** Of submission, grader and task. */
  readonly key: string;
  readonly task: string;
  /** The absolute folder of the submission's files. */
  readonly dir: string;
}

/** How jobs are graded. */
export interface Manner {
  /** The course's folder. */
  readonly root: string;
  /** The workbook's version, for tokens. */
  readonly version: string;
  readonly level: Level;
  /** Milliseconds of the wall clock for one answer of learner code. */
  readonly patienceMs: number;
  /** Milliseconds of the wall clock for a whole job. */
  readonly jobMs: number;
}

/** What came of one try. `unanswered` is no verdict: a limit of the wall clock was met, or a process has ended. */
export type Outcome =
  | { readonly kind: "graded"; readonly records: readonly RequirementRecord[] }
  | { readonly kind: "unanswered"; readonly sentence: string; readonly records: readonly RequirementRecord[] }
  | { readonly kind: "broken"; readonly sentence: string };
