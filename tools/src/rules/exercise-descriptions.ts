/** Rule: what an exercise says of itself is true of its folder. */
import { exerciseIds, readExercise } from "@workbook/grading";
import type { Rule } from "./rule.ts";

/** The rule. */
export const exerciseDescriptions: Rule = {
  states: "each exercise.json is valid, and names exercises that there are",
  findings: ({ root }) =>
    exerciseIds(root).flatMap((id) => {
      const path = `exercises/${id}/exercise.json`;
      try {
        const unknown = readExercise(root, id).prerequisites.filter((other) => !exerciseIds(root).includes(other));
        return unknown.map((other) => ({ path, what: `there is no exercise "${other}" to do before` }));
      } catch (error) {
        const what = error instanceof Error ? error.message : String(error);
        return [{ path, what: what.replace(`${path}: `, "") }];
      }
    }),
};
