/**
 * A class of known works, graded: `npm run class-trial -- --students 300 --tasks 01,02,03 --level A`. Says what was not judged as it
 * had to be, and what it took. With `--kill N` the grader is killed when it has N results, and started again; with `--graders N`
 * so many serve a queue, and it is one of them that is killed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { classFolder, collectClass } from "@workbook/classroom";
import { findRoot } from "@workbook/grading";
import { ended, killAtResults, startRedis, startWorkbook } from "./graders.ts";
import { judgeClass } from "./judge.ts";
import { type Handed, writeClass } from "./write-class.ts";

const root = findRoot(import.meta.dirname);
const { values } = parseArgs({
  options: {
    students: { type: "string", default: "30" },
    tasks: { type: "string", default: "00" },
    level: { type: "string", default: "A" },
    jobs: { type: "string", default: "2" },
    kill: { type: "string" },
    graders: { type: "string", default: "0" },
    dir: { type: "string" },
  },
});
const dir = resolve(values.dir ?? mkdtempSync(join(tmpdir(), "class-trial-")));
const folder = classFolder(join(dir, "class"));
const killAt = values.kill === undefined ? undefined : Number(values.kill);

const handed = handedIn();
await collectClass(folder.dir, join(dir, "handed-in"));
const began = performance.now();
const status = await (Number(values.graders) > 0 ? gradeByQueue(Number(values.graders)) : grade());
if (status !== 0) throw new Error(`grade-class ended with ${status}`);
judgeClass(folder, handed, (performance.now() - began) / 1000);
if (values.dir === undefined) rmSync(dir, { recursive: true });

/** What is there already goes on. */
function handedIn(): Handed[] {
  const plan = join(dir, "handed.json");
  if (existsSync(plan)) return JSON.parse(readFileSync(plan, "utf8")) as Handed[];
  return writeClass(root, dir, Number(values.students), values.tasks.split(","));
}

async function grade(): Promise<number | null> {
  const words = ["grade-class", folder.dir, "--level", values.level, "--jobs", values.jobs];
  if (killAt !== undefined) {
    const killed = await killAtResults(startWorkbook(root, words), folder.results, killAt);
    process.stdout.write(
      killed ? `killed at ${killAt} results; started again:\n` : "it had ended before it was killed\n",
    );
  }
  return ended(startWorkbook(root, words));
}

async function gradeByQueue(count: number): Promise<number | null> {
  const { url, stop } = await startRedis();
  const grader = () => startWorkbook(root, ["grader", "--queue", url, "--level", values.level, "--jobs", "1"]);
  const graders = Array.from({ length: count }, grader);
  try {
    const asking = startWorkbook(root, [
      "grade-class",
      folder.dir,
      "--level",
      values.level,
      "--jobs",
      "0",
      "--queue",
      url,
    ]);
    if (killAt !== undefined && (await killAtResults(graders[0]!, folder.results, killAt)))
      process.stdout.write(`killed one of ${count} graders at ${killAt} results\n`);
    return await ended(asking);
  } finally {
    for (const one of graders) one.kill("SIGTERM");
    await Promise.all(graders.map(ended));
    await stop();
  }
}
