/** What was collected of a class, as `collected.json` has it. */
import { z } from "zod";

/** One file that was taken. */
export const takenFileSchema = z.strictObject({
  /** Below the task's `src`, with `/`. */
  path: z.string(),
  bytes: z.number().int().nonnegative(),
});

/** One student's submission for one task. */
export const collectedSubmissionSchema = z.strictObject({
  /** The id of the roster. */
  student: z.string(),
  task: z.string(),
  /** `missing`: nothing was handed in. `refused`: what was handed in could not be taken; `problems` says why. */
  status: z.enum(["collected", "missing", "refused"]),
  /** Where it came from: a folder, an archive or a repository as the instructor named it; empty when missing. */
  source: z.string(),
  /** When it was handed in, as far as the source tells; it decides lateness. */
  handedIn: z.iso.datetime({ offset: true }).optional(),
  /** SHA-256 of paths and contents of what was taken; empty when nothing was. */
  hash: z.string(),
  files: z.array(takenFileSchema),
  /** What was in the submission and was not taken. */
  leftOut: z.array(z.strictObject({ path: z.string(), why: z.string() })),
  /** What an instructor should know, a sentence each. */
  problems: z.array(z.string()),
});

/** The schema of `collected.json`. */
export const collectionSchema = z.strictObject({
  schema: z.literal("workbook.collected/1"),
  /** One for each student and task, in the roster's order and the tasks'. */
  submissions: z.array(collectedSubmissionSchema),
  /** What belongs to nobody of the roster. */
  strangers: z.array(z.strictObject({ source: z.string(), why: z.string() })),
});

/** One student's submission for one task. */
export type CollectedSubmission = z.infer<typeof collectedSubmissionSchema>;
/** What was collected of a class. */
export type Collection = z.infer<typeof collectionSchema>;
