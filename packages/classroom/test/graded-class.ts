/** A class that was graded, by hand: Ann has failed a requirement, Bob's submission has no verdict, Cyd handed nothing in. */
import type { RequirementRecord } from "@workbook/grading";
import { type CollectedSubmission, classFolder, type Grade, type Result, Results } from "../src/index.ts";
import { newClass, writeFiles } from "./fixtures.ts";

/** The class's only task. */
export const task = "00-warm-up";

/** One requirement's record. */
export function record(more: Partial<RequirementRecord>): RequirementRecord {
  return {
    ...{
      id: "once",
      title: "each order is shipped once",
      points: 40,
      outOf: 40,
      visibility: "public",
      status: "passed",
    },
    ...{ message: "", trace: "", coverage: "exhausted: 12 states", exercise: task, target: "submission", states: 12 },
    ...{ transitions: 20, executions: 9, elapsedMs: 5, hint: "", complete: true, steps: 0, notes: [] },
    ...more,
  } as RequirementRecord;
}

const failed = { points: 0, status: "failed", message: '=HYPERLINK("x") <script>alert(1)</script> \u0007' } as const;
const records = [
  record({}),
  record({ id: "heard", title: "every order is heard of", outOf: 60, visibility: "hidden", ...failed }),
];

function gradeOf(student: string, name: string, more: Partial<Grade>): Grade {
  return {
    student,
    name,
    task,
    status: "graded",
    key: "",
    points: 0,
    lateDays: 0,
    penalty: 0,
    final: 0,
    worth: 20,
    ...more,
  };
}

/** Makes it. */
export function gradedClass(): string {
  const { dir } = newClass([], [task]);
  const names = { ann: '=Ann "A", Jr.\nof Ely', bob: "Bob <b>", cyd: "Cyd" };
  const rows = Object.entries(names).map(([id, name]) => `${id},"${name.replaceAll('"', '""')}",${id}@example.org\n`);
  const grades = [
    gradeOf("ann", names.ann, { key: "a", points: 40, penalty: 10, lateDays: 1, final: 6 }),
    gradeOf("bob", names.bob, { key: "b", status: "fault" }),
    gradeOf("cyd", names.cyd, { status: "missing" }),
  ];
  const submissions = grades.map(({ student, status }): CollectedSubmission => {
    const known = status === "missing" ? "missing" : "collected";
    return { student, task, status: known, source: "", hash: student, files: [], leftOut: [], problems: [] };
  });
  writeFiles(dir, {
    "class.json": JSON.stringify({ schema: "workbook.class/1", name: "DS", tasks: { [task]: { worth: 20 } } }),
    "roster.csv": `id,name,email\n${rows.join("")}`,
    "collected.json": JSON.stringify({ schema: "workbook.collected/1", submissions, strangers: [] }),
    "gradebook.json": JSON.stringify({ schema: "workbook.gradebook/1", name: "DS", grader: "g", level: "A", grades }),
  });
  const results = new Results(classFolder(dir).results);
  const head = { schema: "workbook.result/1", task, level: "A", attempts: 1, elapsedMs: 1234, sentence: "" } as const;
  results.put({ ...head, key: "a", verdict: "graded", records } satisfies Result);
  results.put({ ...head, key: "b", verdict: "fault", attempts: 2, sentence: "once: gave no answer", records: [] });
  return dir;
}
