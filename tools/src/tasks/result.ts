/** What a task leaves behind for whoever sums up: a file in its workspace, which turbo restores when nothing changed. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RequirementRecord } from "@workbook/grading";
import { z } from "zod";

const resultSchema = z.strictObject({
  schema: z.literal("workbook.result/1"),
  passed: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  /** What is worth a line; of unit tests only those that failed. */
  facts: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string().optional() })),
  /** The grades that the facts were drawn from. */
  records: z.array(z.custom<RequirementRecord>((value) => typeof value === "object")),
});

/** What became of a task. */
export type Result = z.infer<typeof resultSchema>;

/** Where the result of a task is, from its workspace. */
export function resultFile(task: string): string {
  return `.workbook/${task}.json`;
}

/** Writes what became of a task. */
export function writeResult(workspace: string, task: string, result: Omit<Result, "schema">): void {
  const file = join(workspace, resultFile(task));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ schema: "workbook.result/1", ...result })}\n`);
}

/** What became of a task; undefined when it left nothing that can be read. */
export function readResult(workspace: string, task: string): Result | undefined {
  const file = join(workspace, resultFile(task));
  if (!existsSync(file)) return undefined;
  try {
    return resultSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

/** Forgets what became of a task in an earlier run. */
export function forgetResult(workspace: string, task: string): void {
  rmSync(join(workspace, resultFile(task)), { force: true });
}

/** The last line that a task says: its result has been written. */
export function closingLine({ passed, failed }: Pick<Result, "passed" | "failed">): string {
  return `${passed} passed, ${failed} failed`;
}

/** Whether a line is a task's last. */
export function isClosingLine(line: string): boolean {
  return /^\d+ passed, \d+ failed$/.test(line);
}
