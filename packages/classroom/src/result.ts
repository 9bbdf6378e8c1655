/** The result of grading one submission for one task. It belongs to sources and grader, not to a student. */
import type { RequirementRecord } from "@workbook/grading";
import { z } from "zod";

/** How well the machine kept the submission in, strongest first. */
export const levelSchema = z.enum(["A", "B", "C", "D"]);

/** The schema of a file below `results/`. */
export const resultSchema = z.strictObject({
  schema: z.literal("workbook.result/1"),
  /** Of submission, grader and task: what was graded once need not be graded again. */
  key: z.string(),
  task: z.string(),
  /** `fault`: no verdict, since the machine or the workbook failed, or a limit of time was met twice; `sentence` says which. */
  verdict: z.enum(["graded", "fault"]),
  /** One line; empty when there is nothing to say. */
  sentence: z.string(),
  level: levelSchema,
  /** How often it was tried: more than 1 when a limit of time was met. */
  attempts: z.number().int().positive(),
  elapsedMs: z.number(),
  /** Written by the trusted side. The counterexample of a failure is in `run`. */
  records: z.array(z.custom<RequirementRecord>((value) => typeof (value as RequirementRecord | null)?.id === "string")),
});
/** The result of grading one submission for one task. */
export type Result = z.infer<typeof resultSchema>;
