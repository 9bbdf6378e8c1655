/** What `npm run bench -- --json FILE` writes. */
import { z } from "zod";

/** One search, measured in a process of its own. */
export const benchRowSchema = z.object({
  name: z.string(),
  /** Distinct states. */
  distinct: z.number().int().nonnegative(),
  /** Steps that were possible; for specifications those that change nothing included. */
  generated: z.number().int().nonnegative(),
  /** Distinct states in a second of processor time. */
  perSecond: z.number().int().nonnegative(),
  /** Executions of protocol code. */
  executions: z.number().int().nonnegative(),
  /** The most memory that the process held, in MB. */
  peakMb: z.number().int().nonnegative(),
  elapsedMs: z.number().int().nonnegative(),
});
/** One search, measured. */
export type BenchRow = z.infer<typeof benchRowSchema>;

/** All rows. */
export const benchSchema = z.object({ schema: z.literal("workbook.bench/1"), rows: z.array(benchRowSchema) });
