/** Rule about grades: the points of an exercise sum to 100, and no two of its requirements have one id. */
import type { RequirementRecord } from "@workbook/grading";
import type { Fact } from "../fact.ts";

/** What the grades of one target of each exercise tell: the solution, whose grade asks every requirement. */
export function pointsOf(records: readonly RequirementRecord[]): Fact[] {
  const asked = records.filter(({ target }) => target === "solution");
  return [...new Set(asked.map(({ exercise }) => exercise))].map((exercise) => {
    const own = asked.filter((record) => record.exercise === exercise);
    const sum = own.reduce((total, { outOf }) => total + outOf, 0);
    const twice = own.filter(({ id }, index) => own.findIndex((other) => other.id === id) < index);
    const detail = [
      ...(sum === 100 ? [] : [`its requirements have ${sum} points`]),
      ...twice.map(({ id }) => `two requirements have the id "${id}"`),
    ];
    const name = `the points of ${exercise} sum to 100, and its requirements have ids of their own`;
    return { name, ok: detail.length === 0, ...(detail.length > 0 ? { detail: detail.join("\n") } : {}) };
  });
}
