/** A grade as the terminal shows it: one line a requirement, and beneath what failed the run that shows it. */
import type { RequirementRecord } from "@workbook/grading";
import { bold, diagram, dim, sign } from "./paint.ts";

const idWidth = 17;
const titleWidth = 72;
const indentation = 6;

/** One requirement, with its counterexample when there is one. */
export function requirementText(record: RequirementRecord): string {
  const { id, title, points, outOf, status, visibility } = record;
  const hidden = visibility === "hidden" ? dim(" (hidden)") : "";
  const line = `  ${sign(status)} ${id.padEnd(idWidth)} ${title.padEnd(titleWidth)} ${`${points}/${outOf}`.padStart(6)}${hidden}`;
  return [
    line,
    ...details(record).flatMap((text) => text.split("\n").map((row) => `${" ".repeat(indentation)}${row}`.trimEnd())),
  ].join("\n");
}

function details({ status, message, run, coverage, notes, hint, trace, exercise }: RequirementRecord): string[] {
  if (status === "passed") return notes.map((note) => dim(`note: ${note}`));
  if (status === "not-started") return [dim(message)];
  // The diagram begins with the broken property's sentence, which is the message of most failures.
  const told = run?.violation?.sentence === message;
  return [
    ...(told ? [] : [bold(message)]),
    ...(run ? [diagram(run, indentation), ""] : []),
    dim(`searched: ${coverage}`),
    ...notes.map((note) => dim(`note: ${note}`)),
    ...(hint ? [`hint:     npm run hint -- ${exercise.slice(0, 2)} ${hint}`] : []),
    ...(trace ? [`replay:   npm run replay -- ${trace}`] : []),
  ];
}

/** What a handout's grade leaves open: all requirements of an exercise give 100 points, and those in it fewer. */
export function elsewhereText(records: readonly RequirementRecord[]): string {
  const outOf = records.reduce((sum, record) => sum + record.outOf, 0);
  return `  the other ${100 - outOf} points are for requirements that this edition does not show: do all that the lesson asks`;
}

/** An exercise's sum. */
export function sumText(records: readonly RequirementRecord[]): string {
  const points = records.reduce((sum, record) => sum + record.points, 0);
  const outOf = records.reduce((sum, record) => sum + record.outOf, 0);
  const open = records.filter(({ status }) => status === "not-started").length;
  const rest = open === 0 ? "" : `, ${open} of ${records.length} requirements not started`;
  return `  ${bold(`${points} of ${outOf} points`)}${rest}`;
}
