import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  addOverride,
  type ClassFolder,
  classFolder,
  collectClass,
  forgetStudent,
  type Gradebook,
} from "../src/index.ts";
import { newClass, writeFiles } from "./fixtures.ts";

const task = "00-warm-up";

test("a student's data goes, and nobody else's", async () => {
  const folder = await classOfTwo();
  const plan = forgetStudent(folder.dir, "ann");
  expect(existsSync(folder.submission("ann", task))).toBe(true);
  for (const { carryOut } of plan) carryOut();
  expect(readFileSync(folder.roster, "utf8")).toBe('name,id\n"Bob",bob\n');
  for (const file of [folder.collected, folder.gradebook, folder.overrides]) {
    expect(readFileSync(file, "utf8")).toContain("bob");
    expect(readFileSync(file, "utf8")).not.toContain("ann");
  }
  expect(readdirSync(folder.results)).toEqual(["his.json"]);
  expect([existsSync(join(folder.submissions, "ann")), existsSync(join(folder.submissions, "bob"))]).toEqual([
    false,
    true,
  ]);
  expect(existsSync(folder.report)).toBe(false);
});

/** Ann and Bob, with something of each in every place. */
async function classOfTwo(): Promise<ClassFolder> {
  const { dir, from } = newClass(["ann", "bob"], [task]);
  const folder = classFolder(dir);
  writeFiles(dir, { "roster.csv": 'name,id\n"Ann, the first",ann\n"Bob",bob\n', "report/index.html": "both" });
  writeFiles(from, { [`ann/${task}/shop.ts`]: "ann", [`bob/${task}/shop.ts`]: "bob" });
  await collectClass(dir, from);
  const at = "2026-12-01T12:00:00Z";
  for (const student of ["ann", "bob"])
    addOverride(folder.overrides, { at, by: "p", student, task, points: 1, reason: "r" });
  const gradeOf = (student: string, key: string) => {
    return {
      student,
      name: student,
      task,
      status: "graded",
      key,
      points: 1,
      lateDays: 0,
      penalty: 0,
      final: 1,
      worth: 100,
    } as const;
  };
  const book: Gradebook = { schema: "workbook.gradebook/1", name: "DS", grader: "g", level: "A", grades: [] };
  const grades = [gradeOf("ann", "own"), gradeOf("bob", "his")];
  writeFiles(dir, { "gradebook.json": JSON.stringify({ ...book, grades }) });
  writeFiles(folder.results, { "own.json": "{}", "older.json": "{}", "his.json": "{}" });
  return folder;
}
