/** `grade-class` and `regrade`: a class of submissions that nobody has read, graded. */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import type { Gradebook, Graders, Result } from "@workbook/classroom";
import type { Level } from "@workbook/grading";
import { Command, Option } from "commander";
import { yellow } from "../../paint.ts";
import { root, version } from "../../place.ts";
import { stopWhenTold } from "../../stop-when-told.ts";
import { writeWhole } from "../../whole-file.ts";
import { ClassProgress } from "./class-progress.ts";
import { differencesText, gradesText } from "./class-text.ts";
import { atLeast } from "./numbers.ts";

/** How a class is graded, as the command line says it. */
export interface ClassOptions {
  readonly jobs: number;
  readonly queue?: string;
  readonly level?: Level;
  readonly iTrustThisCode?: boolean;
  readonly patience: number;
  readonly limit: number;
}

interface RegradeOptions extends ClassOptions {
  readonly publish?: boolean;
}

/** Grades, and writes the table of grades. */
export function gradeClassCommand(): Command {
  return withOptions(
    new Command("grade-class")
      .description("Grade what was collected of a class. Started again, it grades only what is left.")
      .argument("<CLASS>", "the class's folder, with class.json, roster.csv and what was collected"),
  ).action((dir: string, options: ClassOptions) => gradeClass(dir, options, true));
}

/** Grades again what has changed, and shows what that would change. */
export function regradeCommand(): Command {
  return withOptions(
    new Command("regrade")
      .description(
        "Grade what has changed since, submissions or the grader, and show the differences; publish them when told.",
      )
      .argument("<CLASS>", "the class's folder")
      .option("--changed", "only what has changed; it is never anything else")
      .option("--publish", "write the new table of grades"),
  ).action((dir: string, options: RegradeOptions) => gradeClass(dir, options, options.publish === true));
}

/** The options of whoever grades for a class. */
export function withOptions(command: Command): Command {
  return command
    .option("--jobs <N>", "submissions at a time", atLeast(0), availableParallelism())
    .option("--queue <URL>", "share the work by a queue on this Redis, such as redis://127.0.0.1:6379")
    .addOption(
      new Option("--level <LEVEL>", "how firmly code is held; the strongest there is when left out").choices([
        "A",
        "B",
        "C",
        "D",
      ]),
    )
    .option("--i-trust-this-code", "allow level D: no walls but Node's own")
    .option("--patience <SECONDS>", "how long one answer of a submission may take", atLeast(1), 5)
    .option("--limit <MINUTES>", "how long one submission may take for one task", atLeast(1), 15);
}

async function gradeClass(dir: string, options: ClassOptions, publish: boolean): Promise<void> {
  const { ClassToGrade, differences, gradeAll, lockClass } = await import("@workbook/classroom");
  const folder = resolve(dir);
  if (!existsSync(folder)) throw new Error(`there is no folder ${dir}; give the class's folder`);
  if (options.queue !== undefined) await sayWhoServes(options.queue);
  else if (options.jobs === 0) throw new Error("--jobs 0 grades nothing here; it is for a --queue that others serve");
  const unlock = lockClass(folder);
  try {
    const toGrade = new ClassToGrade(root, folder);
    const graders = await gradersOf(options);
    const jobs = toGrade.jobs();
    const open = jobs.filter(({ key }) => !toGrade.results.has(key));
    const progress = new ClassProgress(open.length, jobs.length - open.length);
    const stop = stopWhenTold();
    const keep = (result: Result) => {
      toGrade.results.put(result);
      progress.add(result);
    };
    await gradeAll(open, graders, keep, stop);
    progress.end();
    if (stop.aborted) return stopped(progress.sentence);
    const gradebook = toGrade.gradebook(graders.manner.level);
    const before = toGrade.published();
    if (!publish || before) process.stdout.write(differencesText(differences(before, gradebook)));
    if (publish) writeGradebook(toGrade.folder.gradebook, gradebook);
    else process.stdout.write(`\nNothing was published; with --publish the new table is written.\n`);
  } finally {
    unlock();
  }
}

async function sayWhoServes(url: string): Promise<void> {
  const { gradersOn, requireQueue } = await import("@workbook/classroom");
  await requireQueue(url);
  const count = await gradersOn(url);
  const more = `more can join: npm run grader -- --queue ${url}`;
  process.stdout.write(`${count} ${count === 1 ? "grader serves" : "graders serve"} the queue so far; ${more}\n`);
}

/** Who grades, after the machine was asked what it can hold. Says so. */
export async function gradersOf(options: ClassOptions): Promise<Graders> {
  const { chooseLevel } = await import("@workbook/classroom");
  const { level, sentence, missing } = await chooseLevel(options.level, options.iTrustThisCode === true);
  process.stdout.write(`Level ${level}: ${sentence}.\n`);
  for (const line of missing) process.stdout.write(yellow(`  not to be had here: ${line}\n`));
  const manner = { root, version, level, patienceMs: options.patience * 1000, jobMs: options.limit * 60_000 };
  return { manner, jobs: options.jobs, queue: options.queue };
}

function writeGradebook(file: string, gradebook: Gradebook): void {
  writeWhole(file, `${JSON.stringify(gradebook, null, 1)}\n`);
  process.stdout.write(`${gradesText(gradebook)}\nThe table of grades is ${file}\n`);
}

function stopped(sentence: string): void {
  process.stdout.write(`stopped: ${sentence}; started again, it goes on from there\n`);
  process.exitCode = 130;
}
