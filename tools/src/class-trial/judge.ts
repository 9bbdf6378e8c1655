/** Whether a class was graded as it had to be. */
import { type ClassFolder, type Grade, gradebookSchema, type Result, Results, readData } from "@workbook/classroom";
import type { Expected } from "./works.ts";
import type { Handed } from "./write-class.ts";

/** What is wrong with a verdict; nothing when it is as expected. */
export function wrongWith(
  expected: Expected,
  grade: Grade | undefined,
  result: Result | undefined,
): string | undefined {
  if (!grade) return "has no grade";
  if (expected.kind === "full-or-refused" && grade.status === "fault") return undefined;
  if (grade.status !== "graded") return `is ${grade.status}: ${result?.sentence ?? "nothing was collected"}`;
  const records = result?.records ?? [];
  const statusOf = (id: string) => records.find((record) => record.id === id)?.status;
  switch (expected.kind) {
    case "full":
      return grade.points === 100 ? undefined : shortOf(grade, records);
    // A right work underneath has all points, or none.
    case "full-or-refused":
      return grade.points === 100 || grade.points === 0 ? undefined : shortOf(grade, records);
    case "nothing":
      return grade.points === 0 ? undefined : `has ${grade.points} points instead of none`;
    case "not-started":
      return records.every(({ status }) => status === "not-started") ? undefined : firstOf(records, "not-started");
    case "fails": {
      const status = statusOf(expected.requirement);
      return status === "failed" ? undefined : `${expected.requirement} is ${status}`;
    }
  }
}

function shortOf({ points }: Grade, records: Result["records"]): string {
  return `has ${points} points instead of 100: ${firstOf(records, "passed")}`;
}

function firstOf(records: Result["records"], instead: string): string {
  const other = records.find(({ status }) => status !== instead);
  return other ? `${other.id} is ${other.status}: ${other.message}` : "";
}

/** Says what was not judged as it had to be; the process's exit code becomes 1 then. */
export function judgeClass(folder: ClassFolder, handed: readonly Handed[], seconds: number): void {
  const { grades } = readData(folder.gradebook, gradebookSchema);
  const results = new Results(folder.results);
  let right = 0;
  for (const { student, task, work } of handed) {
    const grade = grades.find((one) => one.student === student && one.task === task);
    const wrong = wrongWith(work.expected, grade, grade?.key ? results.get(grade.key) : undefined);
    if (wrong === undefined) right++;
    else process.stdout.write(`✗ ${student} ${task} ${work.name}: ${wrong}\n`);
  }
  process.stdout.write(
    `${handed.length} works in ${seconds.toFixed(0)} s, ${(seconds / handed.length).toFixed(2)} s each\n`,
  );
  process.stdout.write(`${right} passed, ${handed.length - right} failed\n`);
  if (right < handed.length) process.exitCode = 1;
}
