/** `grade`: what is right, what is wrong, and the run that shows it. */
import { existsSync, statSync } from "node:fs";
import { constants } from "node:os";
import { dirname, resolve } from "node:path";
import { type RequirementRecord, reportSchema } from "@workbook/grading";
import type { GradeRun } from "@workbook/grading/run";
import { Command, Option } from "commander";
import { noteGrade } from "../desk/progress.ts";
import { GradePrinter } from "../grade-printer.ts";
import { root } from "../place.ts";
import { type GradeOptions, settingsFor } from "../targets.ts";
import { writeWhole } from "../whole-file.ts";

interface Options extends GradeOptions {
  readonly json?: string;
  readonly ui?: boolean;
  readonly watch?: boolean;
  readonly strict?: boolean;
}

/** The command. */
export function gradeCommand(): Command {
  return new Command("grade")
    .description("Grade exercises: every requirement, against every schedule within its bounds.")
    .argument("[NN...]", "exercises by number; all when none is given")
    .option("--solution", "grade the reference instead of your src/")
    .option("--submission <DIR>", "grade this folder instead of your src/")
    .option("--mutant <NAME>", "grade a wrong protocol of the course")
    .option("--variant <NAME>", "grade an unusual right protocol of the course")
    .option("--requirement <ID>", "only this requirement")
    .option("--json <FILE>", "write the report to this file; when watching, after each grade")
    .option("--ui", "open the requirements in the Vitest UI")
    .option("--watch", "grade again whenever a file changes")
    .option("--strict", "exit with 1 when points are missing")
    .addOption(
      new Option("--executor <KIND>", "where your code runs").choices(["in-process", "child"]).default("in-process"),
    )
    .action(grade);
}

async function grade(names: string[], options: Options): Promise<void> {
  const settings = settingsFor(names, options);
  if (options.json !== undefined) refuseUnwritable(options.json);
  // Vitest takes a second to load, for which the other commands need not wait.
  const { reportOf, runRequirements } = await import("@workbook/grading/run");
  const writeReport = (file: string, run: GradeRun) =>
    writeWhole(file, `${JSON.stringify(reportSchema.parse(reportOf(run)), null, 2)}\n`);
  const printer = new GradePrinter();
  if (options.ui) return (await import("../vitest-ui.ts")).gradeInBrowser(settings);
  if (options.watch)
    return (await import("../watch.ts")).watchAndGrade(settings, {
      onRecord: (record) => printer.record(record),
      onGrade: (run) => {
        printer.end(run);
        noteProgress(options, run);
        if (options.json !== undefined) writeReport(options.json, run);
      },
    });
  const stop = stopOnInterrupt();
  const run = await runRequirements(settings, announce(), stop);
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  printer.grade(run);
  if (stop.aborted) return endStopped(options);
  noteProgress(options, run);
  if (options.json !== undefined) writeReport(options.json, run);
  const missing = run.records.some(({ points, outOf }) => points < outOf);
  if (run.records.length === 0) throw new Error(nothingGraded(options, run));
  const wrong = run.errors.length > 0 || run.records.some(({ status }) => status === "error");
  if (wrong || (options.strict && missing)) process.exitCode = 1;
}

/** Progress is of the learner's own `src/`, and of nothing else that can be graded. */
function noteProgress({ solution, submission, mutant, variant, requirement }: Options, { records }: GradeRun): void {
  const isOwnWork = !solution && submission === undefined && mutant === undefined && variant === undefined;
  if (isOwnWork) noteGrade(root, records, requirement === undefined);
}

/** At the first Ctrl-C the grade ends in order; a second one ends the process. */
function stopOnInterrupt(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  return controller.signal;
}

/** A grade that was stopped is none: no report is written. */
function endStopped({ json }: Options): void {
  process.stdout.write(
    `\nstopped: the rest was not graded${json === undefined ? "" : `, and ${json} was not written`}\n`,
  );
  process.exitCode = 128 + constants.signals.SIGINT;
}

/** Found out before anything is graded, so that no grade is lost. */
function refuseUnwritable(file: string): void {
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) throw new Error(`--json ${file}: there is no folder ${folder}; make it first`);
  if (existsSync(file) && statSync(file).isDirectory())
    throw new Error(`--json ${file} is a folder; name a file in it`);
}

function nothingGraded({ requirement }: Options, { errors }: GradeRun): string {
  if (errors.length > 0) return "nothing was graded";
  if (requirement === undefined) return "there is no requirement";
  return `there is no requirement "${requirement}" here; without --requirement all are graded, and listed by their names`;
}

/** On a terminal, says what has been done while the rest is searched. */
function announce(): ((record: RequirementRecord) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  let done = 0;
  return ({ exercise, id }) => {
    process.stderr.write(`\r\x1b[K${++done} requirements searched, ${exercise} ${id}`);
  };
}
