/** Grades as tables: requirement by requirement, and as learning platforms take them. */
import type { Grade } from "../gradebook.ts";
import { type Cell, csv } from "./cells.ts";
import type { ClassData } from "./class-data.ts";

/** What counts, or nothing where there is no verdict: a fault of a machine is nobody's zero. */
export function finalOf(grade: Grade | undefined): number | undefined {
  return grade === undefined || (grade.status === "fault" && !grade.override) ? undefined : grade.final;
}

/** A row for each student, task and requirement. */
export function requirementTable({ students, tasks, gradeOf, resultOf }: ClassData): string {
  const rows = students.flatMap(({ id, name }) =>
    tasks.flatMap((task): Cell[][] => {
      const grade = gradeOf(id, task);
      const records = grade ? resultOf(grade)?.records : undefined;
      if (!records?.length || grade?.status === "fault")
        return [[id, name, task, "", "", "", grade?.status ?? "", undefined, undefined]];
      return records.map((record) => {
        const { title, visibility, status, points, outOf } = record;
        return [id, name, task, record.id, title, visibility, status, points, outOf];
      });
    }),
  );
  const header = ["student", "name", "task", "requirement", "title", "visibility", "status", "points", "out of"];
  return csv([header, ...rows]);
}

/**
 * What Canvas imports into its gradebook: five columns that say who, then one for each assignment; the second row says what
 * each is out of.
 */
export function canvasTable({ students, tasks, settings, gradeOf }: ClassData): string {
  const header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", ...tasks];
  const possible = ["    Points Possible", "", "", "", "", ...tasks.map((task) => settings.tasks[task]?.worth)];
  const rows = students.map(({ id, name }) => [
    name,
    "",
    id,
    id,
    settings.name,
    ...tasks.map((task) => finalOf(gradeOf(id, task))),
  ]);
  return csv([header, possible, ...rows]);
}

/** What Moodle imports into its gradebook: columns by which it knows users, and one for each item, which are mapped there. */
export function moodleTable({ students, tasks, gradeOf }: ClassData): string {
  const rows = students.map(({ id, name, email }) => [
    name,
    id,
    email ?? "",
    ...tasks.map((task) => finalOf(gradeOf(id, task))),
  ]);
  return csv([["Full name", "ID number", "Email address", ...tasks], ...rows]);
}
