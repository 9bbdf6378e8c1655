/** The instructor's first page: who has what, what was hard, what was misunderstood, and what no verdict was found for. */
import { toSvg } from "@workbook/diagram";
import type { ClassData } from "../exports/class-data.ts";
import { finalOf } from "../exports/tables.ts";
import type { Grade } from "../gradebook.ts";
import type { Cluster } from "./clusters.ts";
import { type Html, html } from "./html.ts";
import { page, picture, table } from "./page.ts";

/** The page. */
export function overviewPage(data: ClassData, clusters: readonly Cluster[]): string {
  return page(
    data.settings.name,
    html`<p>Students: ${data.students.length}. Tasks: ${data.tasks.length}. Graded at level ${data.gradebook.level}. <a href="similarity.html">Similar submissions</a>: a list to look at.</p>
<h2>Points</h2>${heatMap(data)}
<h2>Hardest requirements</h2>${hardest(data)}
<h2>Misconceptions</h2>
<p>Failures in which the same property breaks in the same way, whatever nodes are called. A comment goes to all students of a cluster:
<code>npm run report -- CLASS --comment NAME --text TEXT</code></p>
${clusters.map((cluster) => clusterSection(cluster))}
<h2>Without a verdict</h2>${faults(data)}`,
  );
}

function heatMap({ students, tasks, gradeOf }: ClassData): Html {
  const rows = students.map(({ id, name }) => {
    const who = html`<a href="instructor/${id}.html">${name}</a>`;
    return [who, ...tasks.map((task) => heat(gradeOf(id, task)))];
  });
  return table("Points by student and task, in the class's scale", ["student", ...tasks], rows);
}

function heat(grade: Grade | undefined): Html {
  const points = finalOf(grade);
  if (!grade || points === undefined) return html`<td class="none">${grade ? "no verdict" : "–"}</td>`;
  const share = points / grade.worth;
  const kind = grade.status !== "graded" ? "none" : share >= 0.995 ? "full" : share >= 0.5 ? "part" : "low";
  const remark = grade.status === "graded" ? "" : ` (${grade.status})`;
  return html`<td class="number ${kind}">${points}${remark}${grade.lateDays > 0 ? " late" : ""}${grade.override ? " by hand" : ""}</td>`;
}

function hardest({ gradebook, resultOf }: ClassData): Html {
  const counts = new Map<string, { title: string; passed: number; all: number }>();
  for (const grade of gradebook.grades.filter(({ status }) => status === "graded")) {
    for (const { id, title, status, exercise } of resultOf(grade)?.records ?? []) {
      const key = `${exercise} ${id}`;
      const count = counts.get(key) ?? { title, passed: 0, all: 0 };
      counts.set(key, { title, passed: count.passed + (status === "passed" ? 1 : 0), all: count.all + 1 });
    }
  }
  const sorted = [...counts].sort(([, a], [, b]) => a.passed / a.all - b.passed / b.all);
  const rows = sorted.map(([key, { title, passed, all }]) => [key, title, `${passed} of ${all}`]);
  return table("Requirements, those that fewest submissions pass first", ["requirement", "says", "passed by"], rows);
}

function clusterSection({ name, students, example, comment }: Cluster): Html {
  const { exercise, id, title, message, run } = example;
  const who = students.map(
    (student, index) => html`${index > 0 ? ", " : ""}<a href="instructor/${student}.html">${student}</a>`,
  );
  return html`<section id="${name}"><h3>${students.length} × ${exercise}, ${id}: ${title}</h3>
<p>${message}</p>${comment === undefined ? undefined : html`<p class="comment">${comment}</p>`}
<p class="muted">cluster ${name}: ${who}</p>
${run ? picture(toSvg(run), `A run in which this breaks: ${message}`) : undefined}</section>`;
}

function faults({ gradebook, resultOf }: ClassData): Html {
  const found = gradebook.grades.filter(({ status }) => status === "fault" || status === "refused");
  if (found.length === 0) return html`<p>None: every submission that was collected has a verdict.</p>`;
  const rows = found.map((grade) => [
    grade.name,
    grade.task,
    grade.status,
    resultOf(grade)?.sentence ?? "nothing could be collected",
  ]);
  return table("Submissions that somebody has to look at", ["student", "task", "status", "why"], rows);
}
