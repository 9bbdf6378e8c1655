/** What can be graded, and where the course keeps it. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** What is graded: a learner's work, or something of the course's own that the same requirements judge. */
export type Target = {
  readonly kind: "submission" | "starter" | "solution" | "mutant" | "variant";
  /** The name of the mutant or variant: its file's name without `.ts`. */
  readonly name?: string | undefined;
  /** The absolute folder of a submission that does not lie in the exercise's `src`. */
  readonly dir?: string | undefined;
};

/**
 * The folder of the course that a file or folder belongs to.
 * @throws Error when it belongs to none
 */
export function findRoot(from: string): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (isRoot(folder)) return folder;
    if (dirname(folder) === folder)
      throw new Error(`${resolve(from)} is not inside the workbook; run this in the folder that you cloned`);
  }
}

function isRoot(folder: string): boolean {
  const file = join(folder, "package.json");
  if (!existsSync(file) || !isFolder(join(folder, "exercises"))) return false;
  return Array.isArray((JSON.parse(readFileSync(file, "utf8")) as { workspaces?: unknown }).workspaces);
}

/**
 * The folder of an exercise.
 * @throws Error when there is none of that id; the sentence lists those there are
 */
export function exerciseFolder(root: string, exerciseId: string): string {
  const exercises = join(root, "exercises");
  const known = isFolder(exercises) ? readdirSync(exercises).filter((id) => isFolder(join(exercises, id))) : [];
  if (!known.includes(exerciseId))
    throw new Error(`there is no exercise ${JSON.stringify(exerciseId)}; there are ${listOf(known)}`);
  return join(exercises, exerciseId);
}

/** The folder of an exercise's solution, which a handout does not have. */
export function solutionFolder(root: string, exerciseId: string): string {
  return join(root, "solutions", exerciseId);
}

/** Whether this is a folder that exists. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Whether this is a file that exists. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** A path below the root as everybody's machine spells it: `exercises/00-warm-up/src`. */
export function shownPath(root: string, path: string): string {
  const below = relative(root, path);
  return below.startsWith("..") ? path : below.split(sep).join("/");
}

/** Names in a sentence: `a, b, c`, sorted; `none` when there are none. */
export function listOf(names: readonly string[]): string {
  return names.length === 0 ? "none" : [...names].sort().join(", ");
}
