/** Grading again whenever a file of the exercise changes. */
import type { GradeSettings, RequirementRecord } from "@workbook/grading";
import { Collector, type GradeRun, gradePlugins, gradeTestOptions } from "@workbook/grading/run";
import { startVitest } from "vitest/node";
import { leave, noKeyboard, untilStopped } from "./until-stopped.ts";

/** Who is told how a watch goes on. */
export interface Watcher {
  /** A requirement has ended, those that learners see before all others. */
  onRecord(record: RequirementRecord): void;
  /** A grade has ended. */
  onGrade(run: GradeRun): void;
}

/** Tells of one grade after another. */
class Telling extends Collector {
  private readonly watcher: Watcher;

  constructor(watcher: Watcher) {
    super((record) => watcher.onRecord(record));
    this.watcher = watcher;
  }

  override onTestRunEnd(...given: Parameters<Collector["onTestRunEnd"]>): void {
    super.onTestRunEnd(...given);
    this.watcher.onGrade({ records: this.inOrder(), errors: this.errors });
    process.stdout.write("\nWatching. Ctrl-C stops.\n");
    this.forget();
  }
}

/** Grades now and after each change, until it is told to stop. */
export async function watchAndGrade(settings: GradeSettings, watcher: Watcher): Promise<void> {
  const vitest = await startVitest(
    "test",
    [],
    { ...gradeTestOptions(settings), config: false, watch: true, reporters: [new Telling(watcher)] },
    { plugins: gradePlugins(settings), logLevel: "silent", clearScreen: false },
    { stdin: noKeyboard },
  );
  await untilStopped();
  await leave(vitest.close());
}
