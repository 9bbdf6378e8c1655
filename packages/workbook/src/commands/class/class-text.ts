/** A class's grades in a terminal. */
import type { Difference, Grade, Gradebook } from "@workbook/classroom";
import { bold, yellow } from "../../paint.ts";

/** A line for each task, and one for each student whom somebody has to look at. */
export function gradesText({ grades }: Gradebook): string {
  const tasks = [...new Set(grades.map(({ task }) => task))];
  const lines = tasks.map((task) => {
    const own = grades.filter((grade) => grade.task === task);
    const graded = own.filter(({ status }) => status === "graded");
    const mean = graded.length === 0 ? "–" : (sum(graded) / graded.length).toFixed(1);
    const count = (status: Grade["status"]) => own.filter((grade) => grade.status === status).length;
    const others = (["missing", "refused", "fault"] as const).map((status) => `${count(status)} ${status}`);
    return `${bold(task)}  ${graded.length} graded, ${mean} of 100 on average; ${others.join(", ")}`;
  });
  const toLookAt = grades.filter(({ status }) => status === "fault" || status === "refused");
  const looked = toLookAt.map(({ student, task, status }) => yellow(`  look at ${student}, ${task}: ${status}`));
  return `\n${[...lines, ...looked].join("\n")}\n`;
}

/** What differs from the last table, a line each. */
export function differencesText(found: readonly Difference[]): string {
  if (found.length === 0) return "no grade differs from the table that was published last\n";
  const lines = found.map(
    ({ student, task, before, after }) => `  ${student}  ${task}: ${said(before)} → ${said(after)}`,
  );
  return `${found.length} grades differ from the table that was published last:\n${lines.join("\n")}\n`;
}

function said(grade: Grade | undefined): string {
  if (!grade) return "no grade";
  return grade.status === "graded" ? `${grade.final}` : `${grade.final} (${grade.status})`;
}

function sum(grades: readonly Grade[]): number {
  return grades.reduce((total, { points }) => total + points, 0);
}
