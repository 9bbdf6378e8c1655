import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { differences } from "../src/grade/differences.ts";
import { lockClass } from "../src/grade/lock.ts";
import { makeGradebook } from "../src/grade/make-gradebook.ts";
import { Results } from "../src/grade/results.ts";
import {
  addOverride,
  type CollectedSubmission,
  classSettingsSchema,
  type Result,
  readOverrides,
} from "../src/index.ts";

const task = "01-two-phase-commit";
const due = "2026-12-01T12:00:00Z";
const settings = classSettingsSchema.parse({
  schema: "workbook.class/1",
  name: "DS",
  tasks: { [task]: { worth: 20, due } },
  late: { graceMinutes: 30, percentADay: 25, closedAfterDays: 3 },
});

function submission(student: string, more: Partial<CollectedSubmission> = {}): CollectedSubmission {
  return {
    student,
    task,
    status: "collected",
    source: "",
    hash: student,
    files: [],
    leftOut: [],
    problems: [],
    ...more,
  };
}

function result(points: number, verdict: Result["verdict"] = "graded"): Result {
  const records = [{ id: "AC1", points }] as unknown as Result["records"];
  return {
    schema: "workbook.result/1",
    key: "k",
    task,
    verdict,
    sentence: "",
    level: "A",
    attempts: 1,
    elapsedMs: 1,
    records,
  };
}

function gradesOf(
  submissions: readonly CollectedSubmission[],
  of: Result | undefined,
  overrides = readOverrides("/none"),
) {
  const names = new Map([["ann", "Ann"]]);
  return makeGradebook({ settings, names, submissions, resultOf: () => of, overrides, grader: "g", level: "A" }).grades;
}

test("points are counted in the class's own scale, and a name comes from the roster", () => {
  expect(gradesOf([submission("ann")], result(80))).toMatchObject([
    { student: "ann", name: "Ann", status: "graded", points: 80, penalty: 0, final: 16, worth: 20 },
  ]);
});

test.each([
  ["2026-12-01T12:00:00Z", 0, 16],
  ["2026-12-01T12:30:00Z", 0, 16],
  ["2026-12-01T12:31:00Z", 1, 12],
  ["2026-12-02T14:00:00+02:00", 1, 12],
  ["2026-12-02T12:00:01Z", 2, 8],
  ["2026-12-05T12:00:00Z", 4, 0],
])("handed in at %s: %i days late, %i points", (handedIn, lateDays, final) => {
  expect(gradesOf([submission("ann", { handedIn })], result(80))).toMatchObject([{ lateDays, final }]);
});

test("who has handed in nothing has no points; who has no result yet has no row", () => {
  expect(gradesOf([submission("ann", { status: "missing" })], undefined)).toMatchObject([
    { status: "missing", final: 0 },
  ]);
  expect(gradesOf([submission("ann")], undefined)).toEqual([]);
});

test("what was given by hand counts instead, late or not, until it is taken back; nothing is erased", () => {
  const file = join(mkdtempSync(join(tmpdir(), "class-")), "overrides.jsonl");
  const at = "2026-12-07T00:00:00Z";
  const say = (points: number | null) =>
    addOverride(file, { at, by: "prof", student: "ann", task, points, reason: "ill" });
  const late = submission("ann", { handedIn: "2026-12-05T12:00:00Z" });
  say(90);
  expect(gradesOf([late], result(80), readOverrides(file))).toMatchObject([{ final: 18, override: { points: 90 } }]);
  say(null);
  expect(gradesOf([late], result(80), readOverrides(file))).toMatchObject([{ final: 0, override: undefined }]);
  expect(readOverrides(file)).toHaveLength(2);
  writeFileSync(file, "nonsense\n");
  expect(() => readOverrides(file)).toThrow(`${file}:1 is no override`);
});

test("differences are of what counts", () => {
  const head = { schema: "workbook.gradebook/1", name: "DS", grader: "g", level: "A" } as const;
  const bookOf = (points: number, students: readonly string[]) => {
    return { ...head, grades: students.flatMap((id) => gradesOf([submission(id)], result(points))) };
  };
  expect(differences(bookOf(80, ["ann", "bob"]), bookOf(80, ["ann", "bob"]))).toEqual([]);
  const found = differences(bookOf(80, ["ann", "bob"]), bookOf(60, ["bob", "eve"]));
  expect(found.map(({ student, before, after }) => [student, before?.final, after?.final])).toEqual([
    ["bob", 16, 12],
    ["eve", undefined, 12],
    ["ann", 16, undefined],
  ]);
});

test("a result is there whole or not at all", () => {
  const folder = mkdtempSync(join(tmpdir(), "results-"));
  writeFileSync(join(folder, "k.json.1.part"), "half");
  const results = new Results(folder);
  expect([results.has("k"), results.get("k")]).toEqual([false, undefined]);
  results.put(result(80));
  expect(results.get("k")).toEqual(result(80));
});

test("a class has one grader; a killed one's claim is void", () => {
  const dir = mkdtempSync(join(tmpdir(), "class-"));
  const unlock = lockClass(dir);
  expect(() => lockClass(dir)).toThrow(`process ${process.pid} is grading`);
  unlock();
  writeFileSync(join(dir, "grading.lock"), "999999999");
  lockClass(dir)();
});
