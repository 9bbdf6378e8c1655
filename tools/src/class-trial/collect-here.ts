/** What was handed in, taken as it is: for a trial of the grader alone. */
import { createHash } from "node:crypto";
import { cpSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CollectedSubmission, type Collection, classFolder } from "@workbook/classroom";
import { sourcesIn } from "./sources.ts";
import type { Handed } from "./write-class.ts";

/** Writes the class's collection. */
export function collectHere(dir: string, handed: readonly Handed[]): void {
  const folder = classFolder(join(dir, "class"));
  const submissions = handed.map(({ student, task }): CollectedSubmission => {
    const source = join(dir, "handed-in", student, "exercises", task, "src");
    const taken = folder.submission(student, task);
    cpSync(source, taken, { recursive: true });
    const sources = sourcesIn(taken);
    const hash = createHash("sha256").update(JSON.stringify(sources)).digest("hex");
    const files = Object.keys(sources).map((path) => ({ path, bytes: statSync(join(taken, path)).size }));
    return { student, task, status: "collected", source, hash, files, leftOut: [], problems: [] };
  });
  const collection: Collection = { schema: "workbook.collected/1", submissions, strangers: [] };
  writeFileSync(folder.collected, JSON.stringify(collection));
}
