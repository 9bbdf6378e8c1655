/** A student's page: what was right, what was wrong and the run that shows it, and what the student has changed. */
import { toSvg } from "@workbook/diagram";
import type { RequirementRecord } from "@workbook/grading";
import type { ClassData } from "../exports/class-data.ts";
import type { Grade } from "../gradebook.ts";
import type { Student } from "../roster.ts";
import type { Cluster } from "./clusters.ts";
import { type Html, html } from "./html.ts";
import { page, picture, table } from "./page.ts";
import { shapeName, shapeOf } from "./shape.ts";
import type { Beside, TaskSources } from "./sources.ts";

/** What a page is made of. */
export interface StudentPage {
  readonly data: ClassData;
  readonly clusters: readonly Cluster[];
  readonly sources: (student: string, task: string) => TaskSources;
  /** What an instructor sees beside; a student never does. */
  readonly beside?: ((task: string) => Beside) | undefined;
}

/** The page of one student, about nobody else. */
export function studentPage(student: Student, options: StudentPage): string {
  const sections = options.data.tasks.map((task) => taskSection(student, task, options));
  return page(`${student.name}: ${options.data.settings.name}`, html`${sections}`);
}

function taskSection({ id }: Student, task: string, { data, clusters, sources, beside }: StudentPage): Html {
  const grade = data.gradeOf(id, task);
  if (!grade) return html`<h2>${task}</h2><p>Not graded yet.</p>`;
  const result = data.resultOf(grade);
  const records = result?.records ?? [];
  const handed = data.collection.submissions.find((one) => one.student === id && one.task === task);
  return html`<h2>${task}: ${grade.status === "fault" && !grade.override ? "no verdict yet" : `${grade.final} of ${grade.worth}`}</h2>
${why(grade)}
${(handed?.leftOut ?? []).length > 0 ? html`<p>Not taken: ${handed?.leftOut.map(({ path, why }, index) => html`${index > 0 ? ", " : ""}<code>${path}</code> (${why})`)}</p>` : undefined}
${records.length > 0 ? requirements(records) : undefined}
${records.filter(({ status }) => status === "failed" || status === "error").map((record) => failure(record, clusters))}
${changes(sources(id, task))}
${beside ? reference(beside(task)) : undefined}`;
}

function why({ status, points, lateDays, penalty, override }: Grade): Html {
  const said: Readonly<Record<Grade["status"], string>> = {
    graded: `${points} of 100 points as graded.`,
    missing: "Nothing was handed in.",
    refused: "What was handed in could not be taken.",
    fault: "The grader found no verdict; your instructor will look at it.",
  };
  const late = lateDays > 0 ? ` ${lateDays} ${lateDays === 1 ? "day" : "days"} late: ${penalty} points off.` : "";
  return html`<p>${said[status]}${late}${override ? ` Given by hand: ${override.points} of 100. ${override.reason}` : ""}</p>`;
}

function requirements(records: readonly RequirementRecord[]): Html {
  const rows = records.map(({ id, title, status, points, outOf, coverage }) => [
    id,
    title,
    status,
    `${points} of ${outOf}`,
    coverage,
  ]);
  return table("Requirements", ["requirement", "says", "status", "points", "searched"], rows);
}

function failure(record: RequirementRecord, clusters: readonly Cluster[]): Html {
  const { id, title, message, run, trace } = record;
  const comment = clusters.find(({ name }) => name === shapeName(shapeOf(record)))?.comment;
  return html`<h3>${id}: ${title}</h3><p>${message}</p>
${comment === undefined ? undefined : html`<p class="comment">${comment}</p>`}
${run ? picture(toSvg(run), `A run in which this breaks: ${message}`) : undefined}
${trace === "" ? undefined : html`<details><summary>Step through it at your desk</summary><pre>npm run replay -- ${trace}</pre></details>`}`;
}

function changes({ patch }: TaskSources): Html {
  if (patch === "") return html`<p>The starter, unchanged.</p>`;
  const lines = patch.split("\n").map((line) => {
    if (line.startsWith("+")) return html`<span class="added">${line}</span>`;
    return line.startsWith("-") ? html`<span class="removed">${line}</span>` : html`${line}\n`;
  });
  return html`<details><summary>What was changed in the starter</summary><pre tabindex="0">${lines}</pre></details>`;
}

function reference({ files, notes }: Beside): Html {
  const shown = Object.entries(files).map(([path, text]) => html`<h4>${path}</h4><pre tabindex="0">${text}</pre>`);
  return html`<details><summary>The reference, and its notes</summary>${shown}<h4>Notes</h4><pre tabindex="0">${notes}</pre></details>`;
}
