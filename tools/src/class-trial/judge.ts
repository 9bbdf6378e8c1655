/** Whether a class was graded as it had to be. */
import type { Grade, Result } from "@workbook/classroom";
import type { Expected } from "./works.ts";

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
    case "full-or-refused":
      return grade.points === 100
        ? undefined
        : `has ${grade.points} points instead of 100: ${firstOf(records, "passed")}`;
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

function firstOf(records: Result["records"], instead: string): string {
  const other = records.find(({ status }) => status !== instead);
  return other ? `${other.id} is ${other.status}: ${other.message}` : "";
}
