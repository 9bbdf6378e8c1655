/** Sources that pages show: a submission beside its starter, a reference with its notes. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTwoFilesPatch } from "diff";
import { classFolder } from "../class-folder.ts";
import { filesBelow } from "../grade/files-below.ts";

/** A submission for one task. */
export interface TaskSources {
  /** How it differs from the starter; empty when it does not, or when there is none. */
  readonly patch: string;
}

/** What an instructor looks at beside a submission. */
export interface Beside {
  /** The reference's files by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly notes: string;
}

/** How a student's submission differs from the starter. */
export function submissionSources(root: string, dir: string, student: string, task: string): TaskSources {
  const folder = classFolder(dir).submission(student, task);
  if (!existsSync(folder)) return { patch: "" };
  const [starter, work] = [textsIn(join(root, "exercises", task, "starter")), textsIn(folder)];
  const paths = [...new Set([...Object.keys(starter), ...Object.keys(work)])].sort();
  const changed = paths.filter((path) => starter[path] !== work[path]);
  const patches = changed.map((path) =>
    createTwoFilesPatch(`starter/${path}`, `src/${path}`, starter[path] ?? "", work[path] ?? ""),
  );
  return { patch: patches.join("\n") };
}

/** The reference of a task. */
export function referenceSources(root: string, task: string): Beside {
  const solution = join(root, "solutions", task);
  const notes = join(solution, "NOTES.md");
  return { files: textsIn(join(solution, "src")), notes: existsSync(notes) ? readFileSync(notes, "utf8") : "" };
}

/** Text by path of all files below a folder. */
export function textsIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  return Object.fromEntries(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
