/**
 * What the learner has reached, asked and looked up: one file in the folder that was cloned, and nowhere else. There is no
 * account, and whoever deletes the file begins anew.
 */
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RequirementRecord } from "@workbook/grading";
import { z } from "zod";
import { freeName } from "../free-name.ts";
import { writeWhole } from "../whole-file.ts";

const requirementSchema = z.strictObject({
  status: z.enum(["passed", "failed", "not-started", "error"]),
  points: z.number().nonnegative(),
  outOf: z.number().nonnegative(),
  /** What was wrong, in one line. */
  message: z.string(),
  /** The token by which a failing run is replayed; empty when there is none. */
  trace: z.string(),
});

const exerciseSchema = z.strictObject({
  /** By id: the last verdict on each. */
  requirements: z.record(z.string(), requirementSchema),
  /** Whether these are all requirements of the exercise. */
  whole: z.boolean(),
  /** By name: the most direct level of each hint that was looked at. */
  hints: z.record(z.string(), z.number().int().min(1).max(3)),
  /** Whether the reference was looked at before the exercise was solved. */
  shown: z.boolean(),
});

const progressSchema = z.strictObject({
  schema: z.literal("workbook.progress/1"),
  /** By id, such as `01-two-phase-commit`. */
  exercises: z.record(z.string(), exerciseSchema),
});

/** What the learner has reached in one exercise. */
export type ExerciseProgress = z.infer<typeof exerciseSchema>;
/** What the learner has reached. */
export type Progress = z.infer<typeof progressSchema>;

const nothing: ExerciseProgress = { requirements: {}, whole: false, hints: {}, shown: false };

/** Where progress is kept, from the root. */
export const progressFile: string = join(".workbook", "progress.json");

/** Reads what has been reached. A file that cannot be read is kept under another name, and a new one begins. */
export function readProgress(root: string): Progress {
  const file = join(root, progressFile);
  if (!existsSync(file)) return { schema: "workbook.progress/1", exercises: {} };
  try {
    return progressSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    renameSync(file, freeName(`${file}.unreadable`));
    return readProgress(root);
  }
}

/** What has been reached in one exercise. */
export function progressIn(progress: Progress, exercise: string): ExerciseProgress {
  return progress.exercises[exercise] ?? nothing;
}

/**
 * Notes the verdicts of a grade.
 * @param whole whether all requirements of the exercises were graded
 */
export function noteGrade(root: string, records: readonly RequirementRecord[], whole: boolean): void {
  for (const exercise of new Set(records.map((record) => record.exercise))) {
    const own = records.filter((record) => record.exercise === exercise);
    const verdicts = Object.fromEntries(
      own.map(({ id, status, points, outOf, message, trace }) => [id, { status, points, outOf, message, trace }]),
    );
    note(root, exercise, (before) => ({
      ...before,
      whole: whole || before.whole,
      requirements: whole ? verdicts : { ...before.requirements, ...verdicts },
    }));
  }
}

/** Notes that a hint was looked at. */
export function noteHint(root: string, exercise: string, name: string, level: number): void {
  note(root, exercise, ({ hints, ...rest }) => ({
    ...rest,
    hints: { ...hints, [name]: Math.max(level, hints[name] ?? 0) },
  }));
}

/** Notes that the reference was looked at before the exercise was solved. */
export function noteShown(root: string, exercise: string): void {
  note(root, exercise, (before) => ({ ...before, shown: true }));
}

function note(root: string, exercise: string, change: (before: ExerciseProgress) => ExerciseProgress): void {
  const progress = readProgress(root);
  const exercises = { ...progress.exercises, [exercise]: change(progressIn(progress, exercise)) };
  const file = join(root, progressFile);
  mkdirSync(dirname(file), { recursive: true });
  writeWhole(file, `${JSON.stringify({ ...progress, exercises }, null, 2)}\n`);
}
