/** The table of grades: who has how many points for what, and why. */
import { z } from "zod";
import { levelSchema } from "./result.ts";

/** Points that an instructor has given by hand. */
export const overrideSchema = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  by: z.string().min(1),
  student: z.string(),
  task: z.string(),
  /** Out of 100; `null` takes earlier ones back. */
  points: z.number().min(0).max(100).nullable(),
  reason: z.string().min(1),
});
/** Points that an instructor has given by hand. */
export type Override = z.infer<typeof overrideSchema>;

/** One student and one task. */
export const gradeSchema = z.strictObject({
  student: z.string(),
  name: z.string(),
  task: z.string(),
  /** `fault` has no points: somebody has to look. */
  status: z.enum(["graded", "missing", "refused", "fault"]),
  /** The result's key; empty without one. */
  key: z.string(),
  /** Out of 100, as graded. */
  points: z.number(),
  /** Days late, begun ones counted; 0 in time. */
  lateDays: z.number().int().nonnegative(),
  /** Points out of 100 that lateness has cost. */
  penalty: z.number().nonnegative(),
  override: overrideSchema.optional(),
  /** What counts, in the class's own scale. */
  final: z.number(),
  /** What `final` is out of. */
  worth: z.number(),
});
/** One student and one task. */
export type Grade = z.infer<typeof gradeSchema>;

/** The schema of `gradebook.json`. */
export const gradebookSchema = z.strictObject({
  schema: z.literal("workbook.gradebook/1"),
  name: z.string(),
  /** Of the grader that the results are from. */
  grader: z.string(),
  level: levelSchema,
  /** One for each student and task, in the roster's order and the tasks'. */
  grades: z.array(gradeSchema),
});
/** The table of grades. */
export type Gradebook = z.infer<typeof gradebookSchema>;
