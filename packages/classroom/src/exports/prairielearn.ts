/** What PrairieLearn reads of an external grader. */
import type { Grade } from "../gradebook.ts";
import type { Result } from "../result.ts";

/** One submission's results in PrairieLearn's words; `score` is from 0 to 1. */
export function prairieLearnResults(grade: Grade, result: Result | undefined) {
  const tests = (result?.records ?? []).map(({ id, title, points, outOf, message, coverage }) => ({
    name: id,
    description: title,
    points,
    max_points: outOf,
    message,
    output: coverage,
  }));
  return {
    gradable: grade.status !== "refused",
    score: grade.final / grade.worth,
    message: grade.override?.reason ?? "",
    tests,
  };
}
