/** Grading again whenever a file of the exercise changes. */
import type { GradeSettings } from "@workbook/grading";
import { Collector, type GradeRun, gradePlugins, gradeTestOptions } from "@workbook/grading/run";
import { startVitest } from "vitest/node";
import { leave, noKeyboard, untilStopped } from "./until-stopped.ts";

/** Prints each run of a watch. */
class Printing extends Collector {
  private readonly print: (run: GradeRun) => void;

  constructor(print: (run: GradeRun) => void) {
    super();
    this.print = print;
  }

  override onTestRunEnd(...given: Parameters<Collector["onTestRunEnd"]>): void {
    super.onTestRunEnd(...given);
    this.print({ records: this.inOrder(), errors: this.errors });
    process.stdout.write("\nWatching. Ctrl-C stops.\n");
    this.forget();
  }
}

/** Grades now and after each change, until it is told to stop. */
export async function watchAndGrade(settings: GradeSettings, print: (run: GradeRun) => void): Promise<void> {
  const vitest = await startVitest(
    "test",
    [],
    { ...gradeTestOptions(settings), config: false, watch: true, reporters: [new Printing(print)] },
    { plugins: gradePlugins(), logLevel: "silent", clearScreen: false },
    { stdin: noKeyboard },
  );
  await untilStopped();
  await leave(vitest.close());
}
