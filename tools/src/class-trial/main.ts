/**
 * A class of known works, graded: `npm run class-trial -- --students 300 --tasks 01,02,03 --level A`. Says what was not judged as it
 * had to be, and what it took.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { classFolder, collectClass, gradebookSchema, Results, readData } from "@workbook/classroom";
import { findRoot } from "@workbook/grading";
import { wrongWith } from "./judge.ts";
import { type Handed, writeClass } from "./write-class.ts";

const root = findRoot(import.meta.dirname);
const { values } = parseArgs({
  options: {
    students: { type: "string", default: "30" },
    tasks: { type: "string", default: "01" },
    level: { type: "string", default: "A" },
    jobs: { type: "string", default: "2" },
    queue: { type: "string" },
    dir: { type: "string" },
  },
});

const dir = resolve(values.dir ?? mkdtempSync(join(tmpdir(), "class-trial-")));
const plan = join(dir, "handed.json");
const handed = existsSync(plan)
  ? (JSON.parse(readFileSync(plan, "utf8")) as Handed[])
  : writeClass(root, dir, Number(values.students), values.tasks.split(","));
await collectClass(join(dir, "class"), join(dir, "handed-in"));
const began = performance.now();
const queue = values.queue === undefined ? [] : ["--queue", values.queue];
const grading = ["grade-class", join(dir, "class"), "--level", values.level, "--jobs", values.jobs, ...queue];
const main = join(root, "packages/workbook/src/main.ts");
const { status } = spawnSync(process.execPath, ["--import", "tsx", main, ...grading], { cwd: root, stdio: "inherit" });
const seconds = (performance.now() - began) / 1000;
if (status === 0) judge(dir, handed, seconds);
else process.exitCode = 1;
if (values.dir === undefined) rmSync(dir, { recursive: true });

function judge(dir: string, handed: readonly Handed[], seconds: number): void {
  const folder = classFolder(join(dir, "class"));
  const { grades } = readData(folder.gradebook, gradebookSchema);
  const results = new Results(folder.results);
  let right = 0;
  for (const { student, task, work } of handed) {
    const grade = grades.find((one) => one.student === student && one.task === task);
    const wrong = wrongWith(work.expected, grade, grade?.key ? results.get(grade.key) : undefined);
    if (wrong === undefined) right++;
    else process.stdout.write(`✗ ${student} ${task} ${work.name}: ${wrong}\n`);
  }
  const each = (seconds / handed.length).toFixed(2);
  process.stdout.write(`${handed.length} works in ${seconds.toFixed(0)} s, ${each} s each\n`);
  process.stdout.write(`${right} passed, ${handed.length - right} failed\n`);
  if (right < handed.length) process.exitCode = 1;
}
