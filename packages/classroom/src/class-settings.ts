/** What an instructor settles in `class.json`: tasks, what they are worth, when they are due, what lateness costs. */
import { z } from "zod";
import { readData } from "./read-data.ts";

const moment = z.iso.datetime({ offset: true });

/** One task of a class. */
export const taskSettingsSchema = z.strictObject({
  /** What full points are worth in the class's own scale. */
  worth: z.number().positive().default(100),
  /** When it is due, with its offset from UTC; without it, it is never late. */
  due: moment.optional(),
});

/** The schema of `class.json`. */
export const classSettingsSchema = z.strictObject({
  schema: z.literal("workbook.class/1"),
  name: z.string().min(1),
  /** By exercise id, such as `01-two-phase-commit`. */
  tasks: z.record(z.string(), taskSettingsSchema).superRefine((tasks, { addIssue }) => {
    for (const id of Object.keys(tasks).filter((id) => !/^\d\d-[a-z0-9-]+$/.test(id)))
      addIssue({ code: "custom", path: [id], message: "no exercise's id, such as 01-two-phase-commit" });
  }),
  late: z
    .strictObject({
      /** Minutes after the deadline that cost nothing. */
      graceMinutes: z.number().nonnegative().default(0),
      /** Of the points, for each day that has begun. */
      percentADay: z.number().min(0).max(100).default(0),
      /** Days after which nothing is given any more. */
      closedAfterDays: z.number().nonnegative().optional(),
    })
    .default({ graceMinutes: 0, percentADay: 0 }),
});

/** What an instructor settles. */
export type ClassSettings = z.infer<typeof classSettingsSchema>;

/**
 * Reads `class.json`.
 * @throws Error when it is missing or wrong; the sentence says where
 */
export function readClassSettings(file: string): ClassSettings {
  return readData(file, classSettingsSchema);
}
