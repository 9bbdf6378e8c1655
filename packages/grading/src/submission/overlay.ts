/** A target as an overlay: the places in which a submission's files are looked for, the first that has one wins. */
import { realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative } from "node:path";
import { type Declared, readMutants, readVariants } from "./declaration.ts";
import { exerciseFolder, isFile, isFolder, listOf, shownPath, solutionFolder, type Target } from "./target.ts";

/** One place: a whole folder, or one file that stands in for the file at a path. */
export type Layer =
  | Folder
  | {
      readonly kind: "file";
      /** The path below the submission whose place it takes. */
      readonly path: string;
      readonly file: string;
      /** How positions in it are written: `mutants/never-retransmits.ts`. */
      readonly shown: string;
    };

interface Folder {
  readonly kind: "folder";
  readonly dir: string;
}

/** A file of a submission. */
export interface Found {
  readonly file: string;
  /** How positions in it are written: `coordinator.ts`. */
  readonly shown: string;
}

/**
 * Where a target's files are.
 * @throws Error when there is no such exercise, target or folder: one sentence that lists those there are
 */
export function overlayOf(root: string, exerciseId: string, target: Target): readonly Layer[] {
  const exercise = exerciseFolder(root, exerciseId);
  switch (target.kind) {
    case "submission":
      return [folder(root, target.dir ?? join(exercise, "src"), `the same files as exercises/${exerciseId}/src`)];
    case "starter":
      return [folder(root, join(exercise, "starter"), "what a learner starts from")];
    case "solution":
      return [reference(root, exerciseId)];
    case "mutant":
      return replaced(root, exerciseId, target, readMutants(root, exerciseId));
    case "variant":
      return replaced(root, exerciseId, target, readVariants(root, exerciseId));
  }
}

/**
 * Finds out early that a target is there.
 * @throws Error when it is not: one sentence that lists those there are
 */
export function requireTarget(root: string, exerciseId: string, target: Target): void {
  overlayOf(root, exerciseId, target);
}

/** The file at a path below the submission, in the first layer that has it. */
export function findInOverlay(layers: readonly Layer[], path: string): Found | undefined {
  for (const layer of layers) {
    if (layer.kind === "file" && layer.path === path) return { file: layer.file, shown: layer.shown };
    const file = layer.kind === "folder" ? join(layer.dir, path) : "";
    if (layer.kind === "folder" && isFile(file) && isBelow(layer.dir, file)) return { file, shown: path };
  }
  return undefined;
}

/** Whether a file is inside a folder even when links are followed. */
function isBelow(dir: string, file: string): boolean {
  const path = relative(realpathSync(dir), realpathSync(file));
  return !path.startsWith("..") && !isAbsolute(path);
}

function folder(root: string, dir: string, holding: string): Folder {
  if (isFolder(dir)) return { kind: "folder", dir };
  throw new Error(`there is no folder ${shownPath(root, dir)}; give a folder with ${holding}`);
}

function reference(root: string, exerciseId: string): Folder {
  const dir = join(solutionFolder(root, exerciseId), "src");
  if (isFolder(dir)) return { kind: "folder", dir };
  throw new Error(`there is no ${shownPath(root, dir)}: this copy of the course holds no solution of ${exerciseId}`);
}

function replaced(
  root: string,
  exerciseId: string,
  { kind, name }: Target,
  known: readonly Declared<unknown>[],
): readonly Layer[] {
  const below = reference(root, exerciseId);
  const chosen = known.find((candidate) => candidate.name === name);
  if (!chosen) {
    const asked = name === undefined ? `a ${kind} was asked for without its name` : `there is no ${kind} "${name}"`;
    throw new Error(`${asked}; ${exerciseId} has ${listOf(known.map((one) => one.name))}`);
  }
  const { file: declared, instead } = chosen;
  for (const path of Object.keys(instead))
    if (!findInOverlay([below], path))
      throw new Error(
        `${shownPath(root, declared)} replaces "${path}", which solutions/${exerciseId}/src does not have`,
      );
  const home = dirname(below.dir);
  const files = Object.entries(instead).map(([path, file]): Layer => {
    return { kind: "file", path, file, shown: shownPath(home, file) };
  });
  return [...files, below];
}
