/** What Gradescope reads of an autograder: `results.json`. */
import type { Grade } from "../gradebook.ts";
import type { Result } from "../result.ts";

/** One submission's results in Gradescope's words. Points for lateness and by hand are in `score`, which counts. */
export function gradescopeResults(grade: Grade, result: Result | undefined) {
  const tests = (result?.records ?? []).map(({ id, title, points, outOf, status, message, coverage, visibility }) => ({
    number: id,
    name: title,
    score: points,
    max_score: outOf,
    status: status === "passed" ? "passed" : "failed",
    output: [message, coverage].filter((text) => text !== "").join("\n"),
    visibility: visibility === "public" ? "visible" : "after_published",
  }));
  return {
    score: (grade.final / grade.worth) * 100,
    execution_time: Math.round((result?.elapsedMs ?? 0) / 1000),
    output: outputOf(grade),
    visibility: "visible",
    stdout_visibility: "hidden",
    tests,
  };
}

function outputOf({ status, penalty, override }: Grade): string {
  const late = penalty > 0 ? [`${penalty} of 100 points were taken off for lateness.`] : [];
  const byHand = override ? [`${override.points} of 100 points were given by hand: ${override.reason}`] : [];
  return [...(status === "graded" ? [] : [status]), ...late, ...byHand].join("\n");
}
