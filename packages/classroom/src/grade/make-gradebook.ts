/** From results to grades: lateness, and points given by hand. */
import type { Level } from "@workbook/grading";
import type { ClassSettings } from "../class-settings.ts";
import type { CollectedSubmission } from "../collection.ts";
import type { Grade, Gradebook, Override } from "../gradebook.ts";
import { overrideFor } from "../overrides.ts";
import type { Result } from "../result.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** What a gradebook is made of. */
export interface Graded {
  readonly settings: ClassSettings;
  /** By student id, in the roster's order. */
  readonly names: ReadonlyMap<string, string>;
  readonly submissions: readonly CollectedSubmission[];
  /** The result of a submission, and its key. */
  readonly resultOf: (submission: CollectedSubmission) => Result | undefined;
  readonly overrides: readonly Override[];
  readonly grader: string;
  readonly level: Level;
}

/** The table of grades. A submission without a result has no row: it is not graded yet. */
export function makeGradebook(graded: Graded): Gradebook {
  const { settings, submissions, grader, level } = graded;
  const grades = submissions.flatMap((submission) => gradeOf(submission, graded) ?? []);
  return { schema: "workbook.gradebook/1", name: settings.name, grader, level, grades };
}

function gradeOf(submission: CollectedSubmission, graded: Graded): Grade | undefined {
  const { student, task, status } = submission;
  const result = status === "collected" ? graded.resultOf(submission) : undefined;
  if (status === "collected" && !result) return undefined;
  const points = result?.verdict === "graded" ? result.records.reduce((sum, record) => sum + record.points, 0) : 0;
  const { lateDays, penalty } = lateness(submission, points, graded.settings);
  const override = overrideFor(graded.overrides, student, task);
  const { worth } = graded.settings.tasks[task]!;
  return {
    student,
    name: graded.names.get(student) ?? student,
    task,
    status: result?.verdict ?? (status as "missing" | "refused"),
    key: result?.key ?? "",
    points,
    lateDays,
    penalty,
    override,
    final: rounded(((override?.points ?? points - penalty) / 100) * worth),
    worth,
  };
}

function lateness({ task, handedIn }: CollectedSubmission, points: number, { tasks, late }: ClassSettings) {
  const due = tasks[task]?.due;
  if (due === undefined || handedIn === undefined) return { lateDays: 0, penalty: 0 };
  const lateMs = Date.parse(handedIn) - Date.parse(due);
  if (lateMs <= late.graceMinutes * 60_000) return { lateDays: 0, penalty: 0 };
  const lateDays = Math.ceil(lateMs / dayMs);
  const closed = late.closedAfterDays !== undefined && lateDays > late.closedAfterDays;
  const percent = closed ? 100 : Math.min(100, late.percentADay * lateDays);
  return { lateDays, penalty: rounded((points * percent) / 100) };
}

/** To hundredths: nobody is given a third of a point. */
function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
