/** Points given by hand: each with a reason, none ever erased. */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { type Override, overrideSchema } from "./gradebook.ts";

/**
 * Reads the trail, oldest first.
 * @throws Error for a line that is none; the sentence names it
 */
export function readOverrides(file: string): Override[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, index) => (line.trim() === "" ? [] : [parsed(line, `${file}:${index + 1}`)]));
}

/** Adds to the trail. */
export function addOverride(file: string, override: Override): void {
  appendFileSync(file, `${JSON.stringify(overrideSchema.parse(override))}\n`);
}

/** What holds for a student and task: the last word, unless it takes the earlier ones back. */
export function overrideFor(overrides: readonly Override[], student: string, task: string): Override | undefined {
  const last = overrides.findLast((one) => one.student === student && one.task === task);
  return last?.points === null ? undefined : last;
}

function parsed(line: string, place: string): Override {
  try {
    return overrideSchema.parse(JSON.parse(line));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Error(`${place} is no override: ${why}`);
  }
}
