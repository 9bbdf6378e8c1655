/** What `npm run bench -- --json FILE` writes. */
import { z } from "zod";

/** One search or simulation, measured in a process of its own. */
export const benchRowSchema = z.object({
  name: z.string(),
  /** Distinct states; 0 for a simulation, which tells none apart. */
  distinct: z.number().int().nonnegative(),
  /** Steps that were possible, for specifications those that change nothing included; events of a simulation. */
  generated: z.number().int().nonnegative(),
  /** Distinct states, or events, in a second of processor time. */
  perSecond: z.number().int().nonnegative(),
  /** Executions of protocol code. */
  executions: z.number().int().nonnegative(),
  /** The most memory that the process held, in MB. */
  peakMb: z.number().int().nonnegative(),
  elapsedMs: z.number().int().nonnegative(),
});
/** One row, measured. */
export type BenchRow = z.infer<typeof benchRowSchema>;

/** All rows. */
export const benchSchema = z.object({ schema: z.literal("workbook.bench/1"), rows: z.array(benchRowSchema) });
