/** The report of a grade: what scripts read. */
import { z } from "zod";

/** How a requirement ended. Only `passed` and `failed` are the learner's; `error` says whose fault it is. */
export const statusSchema = z.enum(["passed", "failed", "not-started", "error"]);
/** How a requirement ended. */
export type Status = z.infer<typeof statusSchema>;

/** One requirement's result. */
export const requirementResultSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  points: z.number(),
  outOf: z.number(),
  visibility: z.enum(["public", "hidden"]),
  status: statusSchema,
  /** One line; empty when there is nothing to say. */
  message: z.string(),
  /** A token for `npm run replay`; empty when nothing went wrong that could be replayed. */
  trace: z.string(),
  /** What was searched. */
  coverage: z.string(),
});
/** One requirement's result. */
export type RequirementResult = z.infer<typeof requirementResultSchema>;

/** One exercise's result for one target. */
export const exerciseResultSchema = z.strictObject({
  id: z.string(),
  /** What was graded: `submission`, `starter`, `solution`, `mutant:NAME`, `variant:NAME`. */
  target: z.string(),
  points: z.number(),
  outOf: z.number(),
  /** Distinct states of all searches together. */
  states: z.number().int(),
  transitions: z.number().int(),
  /** Executions of protocol code, the audits' not counted. */
  executions: z.number().int(),
  elapsedMs: z.number(),
  requirements: z.array(requirementResultSchema),
});
/** One exercise's result for one target. */
export type ExerciseResult = z.infer<typeof exerciseResultSchema>;

/** The schema of a whole report. */
export const reportSchema = z.strictObject({
  schema: z.literal("workbook.report/1"),
  exercises: z.array(exerciseResultSchema),
});
/** A whole report. Two of the same sources differ in `elapsedMs` alone. */
export type Report = z.infer<typeof reportSchema>;
