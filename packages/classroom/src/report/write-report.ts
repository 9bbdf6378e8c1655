/** A class's report, written. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { classFolder } from "../class-folder.ts";
import { type ClassData, readClass } from "../exports/class-data.ts";
import { clustersOf } from "./clusters.ts";
import { html } from "./html.ts";
import { overviewPage } from "./overview-page.ts";
import { page, table } from "./page.ts";
import { similarPairs } from "./similarity.ts";
import { referenceSources, submissionSources, textsIn } from "./sources.ts";
import { studentPage } from "./student-page.ts";

/**
 * Writes the report in the class's folder: `index.html` and `instructor/` for whoever teaches, `students/` to give away.
 *
 * @param root the course's folder
 * @param dir the class's folder
 * @returns the first page
 * @throws Error when the class was not graded
 */
export function writeReport(root: string, dir: string): string {
  const data = readClass(dir);
  const clusters = clustersOf(data);
  const sources = (student: string, task: string) => submissionSources(root, dir, student, task);
  const beside = (task: string) => referenceSources(root, task);
  const pages = new Map([
    ["index.html", overviewPage(data, clusters)],
    ["similarity.html", similarityPage(root, data)],
  ]);
  for (const student of data.students) {
    pages.set(`students/${student.id}.html`, studentPage(student, { data, clusters, sources }));
    pages.set(`instructor/${student.id}.html`, studentPage(student, { data, clusters, sources, beside }));
  }
  const place = classFolder(dir).report;
  const fresh = mkdtempSync(join(dir, ".report-"));
  for (const [path, text] of pages) {
    mkdirSync(dirname(join(fresh, path)), { recursive: true });
    writeFileSync(join(fresh, path), text);
  }
  rmSync(place, { recursive: true, force: true });
  renameSync(fresh, place);
  return join(place, "index.html");
}

function similarityPage(root: string, data: ClassData): string {
  const sections = data.tasks.map((task) => {
    const handed = data.collection.submissions.filter((one) => one.task === task && one.status === "collected");
    const works = new Map(
      handed.map(({ student }) => [student, textsIn(classFolder(data.dir).submission(student, task))]),
    );
    const pairs = similarPairs(works, textsIn(join(root, "exercises", task, "starter")));
    const rows = pairs
      .slice(0, 200)
      .map(({ one, other, share }) => [html`${one}`, html`<td>${other}</td>`, `${Math.round(share * 100)} %`]);
    const found =
      rows.length === 0
        ? html`<p>No two share much.</p>`
        : table("Pairs, most alike first", ["student", "and", "share"], rows);
    return html`<h2>${task}</h2>${found}`;
  });
  return page(
    "Similar submissions",
    html`<p>What is compared is the structure of the code, without names and values, and without what the starter gives [SWA03]. This is a list to
look at and no verdict: a small task has few right shapes.</p>${sections}`,
  );
}
