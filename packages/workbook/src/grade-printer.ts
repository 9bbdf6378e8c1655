/** A grade on the terminal: requirement by requirement, as they end or all at once, and the points at the end. */
import { type RequirementRecord, readExercise } from "@workbook/grading";
import type { GradeRun } from "@workbook/grading/run";
import { elsewhereText, requirementText, sumText } from "./grade-text.ts";
import { bold, dim, yellow } from "./paint.ts";
import { isHandout, root } from "./place.ts";

/** Prints one grade after another. */
export class GradePrinter {
  private heading: string | undefined;

  /** One requirement, below the name of its exercise. */
  record(record: RequirementRecord): void {
    const { exercise, target } = record;
    const of = target === "submission" ? "" : ` (${target})`;
    const heading = `\n${bold(exercise)}  ${readExercise(root, exercise).title}${of}\n`;
    process.stdout.write(`${heading === this.heading ? "" : heading}${requirementText(record)}\n`);
    this.heading = heading;
  }

  /** The points of what was graded, and what went wrong beside it. */
  end({ records, errors }: GradeRun): void {
    const ids = [...new Set(records.map(({ exercise }) => exercise))];
    for (const id of ids)
      this.sum(
        records.filter(({ exercise }) => exercise === id),
        ids.length > 1,
      );
    for (const error of errors) process.stdout.write(`\n${yellow(`a fault of the workbook, not yours: ${error}`)}\n`);
    this.heading = undefined;
  }

  /** A whole grade, exercise by exercise. */
  grade({ records, errors }: GradeRun): void {
    for (const id of [...new Set(records.map(({ exercise }) => exercise))]) {
      const own = records.filter(({ exercise }) => exercise === id);
      for (const record of own) this.record(record);
      this.sum(own, false);
    }
    this.end({ records: [], errors });
  }

  private sum(own: readonly RequirementRecord[], isNamed: boolean): void {
    process.stdout.write(`${isNamed ? `${bold(own[0]!.exercise)}\n` : ""}${sumText(own)}\n`);
    if (isHandout && own.length > 1) process.stdout.write(`${dim(elsewhereText(own))}\n`);
  }
}
