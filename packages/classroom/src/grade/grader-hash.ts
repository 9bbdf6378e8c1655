/** What a result depends on besides the submission: everything of the course that judges a task. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What judges every task, and what a task has of its own. */
const judging = ["packages", "solutions"];
const ofTask = ["given", "test", "grading", "exercise.json"];

/** A hash of the grader for one task: when it differs, what was graded before is to be graded again. */
export function graderHash(root: string, task: string): string {
  const hash = createHash("sha256");
  const folders = [
    ...judging.flatMap((folder) => sources(root, folder)),
    ...ofTask.map((name) => `exercises/${task}/${name}`),
  ];
  for (const path of folders.flatMap((folder) => files(root, folder))) {
    const text = readFileSync(join(root, path));
    hash.update(`${path}\n${text.length}\n`).update(text);
  }
  return hash.digest("hex").slice(0, 16);
}

/** Packages that could change a verdict: all whose code a grade runs. Instructors' own tools cannot. */
const apart = ["adversary", "classroom", "postgres", "runtime", "workbook"];

function sources(root: string, folder: string): string[] {
  const names = readdirSync(join(root, folder)).filter((name) => !(folder === "packages" && apart.includes(name)));
  return names.sort().map((name) => `${folder}/${name}/src`);
}

function files(root: string, path: string): string[] {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => files(root, `${path}/${name}`));
}
