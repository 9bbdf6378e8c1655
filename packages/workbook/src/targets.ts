/** What the options of a command say is to be graded. */

import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  describeTarget,
  findExercises,
  type GradedTarget,
  type GradeSettings,
  requireTarget,
  type Target,
} from "@workbook/grading";
import { root, version } from "./place.ts";

/** The options that choose a target. */
export interface TargetOptions {
  readonly solution?: boolean;
  readonly submission?: string;
  readonly mutant?: string;
  readonly variant?: string;
}

/**
 * The one target that is meant.
 * @throws Error when options contradict each other, or name what is not there
 */
export function targetOf({ solution, submission, mutant, variant }: TargetOptions): Target {
  const wanted: Target[] = [
    ...(solution ? [{ kind: "solution" } as const] : []),
    ...(submission === undefined ? [] : [{ kind: "submission", dir: folder(submission) } as const]),
    ...(mutant === undefined ? [] : [{ kind: "mutant", name: mutant } as const]),
    ...(variant === undefined ? [] : [{ kind: "variant", name: variant } as const]),
  ];
  if (wanted.length > 1) {
    throw new Error(
      `give one of --solution, --submission, --mutant and --variant, not ${wanted.map(describeTarget).join(" and ")}`,
    );
  }
  return wanted[0] ?? { kind: "submission" };
}

function folder(path: string): string {
  const absolute = resolve(path);
  if (!existsSync(absolute) || !statSync(absolute).isDirectory())
    throw new Error(`--submission ${path}: there is no such folder`);
  // Somebody's whole exercise is as good as its src.
  const src = join(absolute, "src");
  return existsSync(join(absolute, "exercise.json")) && existsSync(src) ? src : absolute;
}

/** The options of a grade. */
export interface GradeOptions extends TargetOptions {
  readonly requirement?: string;
  readonly executor: GradeSettings["executor"];
}

/**
 * What is to be graded, for which exercises.
 * @throws Error when an exercise or a target is unknown, or one target is asked of several exercises
 */
export function settingsFor(names: readonly string[], options: GradeOptions): GradeSettings {
  const exercises = findExercises(root, names);
  const target = targetOf(options);
  if (exercises.length !== 1 && (target.name !== undefined || target.dir !== undefined)) {
    throw new Error(`say which exercise, as in: npm run grade -- 01 --${target.kind} ${target.name ?? "DIR"}`);
  }
  for (const id of exercises) requireTarget(root, id, target);
  const graded: GradedTarget = { target, requirement: options.requirement };
  const targets = Object.fromEntries(exercises.map((id) => [id, [graded]]));
  const columns = process.stderr.isTTY ? process.stderr.columns : undefined;
  return { root, version, executor: options.executor, columns, targets };
}
