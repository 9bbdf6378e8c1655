import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { create } from "xmlbuilder2";
import { z } from "zod";
import { exportClass } from "../src/index.ts";
import { gradedClass, task } from "./graded-class.ts";

const dir = gradedClass();
const exported = exportClass(dir);
const text = (path: string) => readFileSync(join(dir, "exports", path), "utf8");
const rows = (path: string) => parse(text(path)) as string[][];

test("who has no verdict is named, and is nobody's zero", () => {
  expect(exported.without).toMatchObject([{ student: "bob", task }]);
  expect(rows("canvas.csv")[3]?.at(-1)).toBe("");
  expect(rows("moodle.csv")[2]?.at(-1)).toBe("");
  expect(existsSync(join(dir, "exports", "gradescope", task, "bob"))).toBe(false);
  expect(existsSync(join(dir, "exports", "prairielearn", task, "bob"))).toBe(false);
});

test("no cell is a formula, and every name survives", () => {
  const name = `'=Ann "A", Jr.\nof Ely`;
  expect(rows("requirements.csv").map((row) => row[1])).toEqual(["name", name, name, "Bob <b>", "Cyd"]);
  expect(rows("canvas.csv")[2]?.[0]).toBe(name);
});

test("requirement by requirement", () => {
  expect(
    rows("requirements.csv")
      .slice(1)
      .map((row) => [row[0], ...row.slice(3)].join("|")),
  ).toEqual([
    "ann|once|each order is shipped once|public|passed|40|40",
    "ann|heard|every order is heard of|hidden|failed|0|60",
    "bob||||fault||",
    "cyd||||missing||",
  ]);
});

// Canvas's guide to importing grades: who is known by the first columns, and points possible stand in the second row.
test("as Canvas imports grades", () => {
  const [header, possible, ...students] = rows("canvas.csv");
  expect(header).toEqual(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", task]);
  expect(possible?.[0]?.trim()).toBe("Points Possible");
  expect(possible?.at(-1)).toBe("20");
  expect(students.map((row) => [row[3], row[5]])).toEqual([
    ["ann", "6"],
    ["bob", ""],
    ["cyd", "0"],
  ]);
});

// Moodle's grade import: a header, a column by which users are known, a column for each item.
test("as Moodle imports grades", () => {
  expect(rows("moodle.csv").map((row) => row.slice(1).join("|"))).toEqual([
    `ID number|Email address|${task}`,
    "ann|ann@example.org|6",
    "bob|bob@example.org|",
    "cyd|cyd@example.org|0",
  ]);
});

/** Gradescope's autograder specification: what `results.json` may hold. */
const gradescope = z.strictObject({
  score: z.number(),
  execution_time: z.number(),
  output: z.string(),
  visibility: z.enum(["hidden", "after_due_date", "after_published", "visible"]),
  stdout_visibility: z.enum(["hidden", "after_due_date", "after_published", "visible"]),
  tests: z.array(
    z.strictObject({
      number: z.string(),
      name: z.string(),
      score: z.number(),
      max_score: z.number(),
      status: z.enum(["passed", "failed"]),
      output: z.string(),
      visibility: z.enum(["hidden", "after_due_date", "after_published", "visible"]),
    }),
  ),
});

test("as Gradescope reads an autograder", () => {
  const results = gradescope.parse(JSON.parse(text(`gradescope/${task}/ann/results.json`)));
  expect(results).toMatchObject({ score: 30, output: "10 of 100 points were taken off for lateness." });
  expect(results.tests.map(({ number, status, visibility }) => [number, status, visibility])).toEqual([
    ["once", "passed", "visible"],
    ["heard", "failed", "after_published"],
  ]);
});

/** PrairieLearn's external grading: `score` is from 0 to 1. */
const prairieLearn = z.strictObject({
  gradable: z.boolean(),
  score: z.number().min(0).max(1),
  message: z.string(),
  tests: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string(),
      points: z.number(),
      max_points: z.number(),
      message: z.string(),
      output: z.string(),
    }),
  ),
});

test("as PrairieLearn reads an external grader", () => {
  const results = prairieLearn.parse(JSON.parse(text(`prairielearn/${task}/ann/results.json`)));
  expect([results.gradable, results.score, results.tests.length]).toEqual([true, 0.3, 2]);
});

test("as JUnit's XML: well formed, whatever a message holds", () => {
  const xml = create(text("junit.xml")).end({ format: "object" }) as {
    testsuites: { testsuite: Record<string, unknown>[] };
  };
  const suites = xml.testsuites.testsuite;
  expect(suites.map((suite) => [suite["@name"], suite["@tests"], suite["@failures"], suite["@errors"]])).toEqual([
    [`ann.${task}`, "2", "1", "0"],
    [`bob.${task}`, "0", "0", "1"],
    [`cyd.${task}`, "0", "0", "0"],
  ]);
  expect(text("junit.xml")).toContain("&lt;script&gt;alert(1)&lt;/script&gt; \ufffd");
});
