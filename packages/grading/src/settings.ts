/** What a grade is told: which targets of which exercises, and where their code runs. */
import type { Level } from "./execution/confinement/level.ts";
import type { ExecutorKind } from "./execution/open-executor.ts";
import type { Target } from "./submission/target.ts";

/** One target, and what is asked of it. */
export interface GradedTarget {
  readonly target: Target;
  /** Only this requirement; all when left out. */
  readonly requirement?: string | undefined;
  /** Only the searches of this setting; all when left out. */
  readonly setting?: string | undefined;
}

/** What the process that starts a grade tells those that carry it out. */
export interface GradeSettings {
  readonly root: string;
  readonly executor: ExecutorKind;
  /** How firmly the machine holds a process of learner code; `D` when left out. */
  readonly level?: Level | undefined;
  /** How long one answer of learner code may take, in milliseconds of the wall clock; a minute when left out. */
  readonly patienceMs?: number | undefined;
  /** The workbook's version, for tokens. */
  readonly version: string;
  /** How wide the terminal is on which searches show how they are going; nothing when nobody is looking. */
  readonly columns?: number | undefined;
  /** Where failing runs can be opened in a browser: an address to be followed by a run's token. */
  readonly runsAt?: string | undefined;
  /** By exercise id; an exercise that is not named grades the learner's `src`. */
  readonly targets: Readonly<Record<string, readonly GradedTarget[]>>;
}

declare module "vitest" {
  export interface ProvidedContext {
    grade: GradeSettings;
  }
}

/** A target in one word, as reports and tokens have it. */
export function describeTarget({ kind, name }: Target): string {
  return name === undefined ? kind : `${kind}:${name}`;
}

/**
 * A target from its word.
 * @throws Error when it names none
 */
export function parseTarget(text: string): Target {
  const [kind, name] = text.split(":");
  if (kind === "submission" || kind === "starter" || kind === "solution") return { kind };
  if ((kind === "mutant" || kind === "variant") && name) return { kind, name };
  throw new Error(`"${text}" names nothing that can be graded`);
}
