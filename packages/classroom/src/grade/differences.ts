/** How a new table of grades differs from the last one: to be looked at before it is published. */
import type { Grade, Gradebook } from "../gradebook.ts";

/** One student and task whose grade is not what it was. */
export interface Difference {
  readonly student: string;
  readonly task: string;
  /** Nothing where there was no grade. */
  readonly before: Grade | undefined;
  readonly after: Grade | undefined;
}

/** What differs in what counts: points or status. */
export function differences(before: Gradebook | undefined, after: Gradebook): Difference[] {
  const old = new Map((before?.grades ?? []).map((grade) => [idOf(grade), grade]));
  const found = after.grades.flatMap((grade): Difference[] => {
    const earlier = old.get(idOf(grade));
    old.delete(idOf(grade));
    const same = earlier?.final === grade.final && earlier.status === grade.status;
    return same ? [] : [{ student: grade.student, task: grade.task, before: earlier, after: grade }];
  });
  const gone = [...old.values()].map((grade) => {
    return { student: grade.student, task: grade.task, before: grade, after: undefined };
  });
  return [...found, ...gone];
}

function idOf({ student, task }: Grade): string {
  return `${student} ${task}`;
}
