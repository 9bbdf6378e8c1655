/** What is kept of a learner's progress, and what the desk makes of it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { RequirementRecord } from "@workbook/grading";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { courseOf } from "../src/desk/course.ts";
import { overviewText } from "../src/desk/overview.ts";
import { noteGrade, noteHint, noteShown, type Progress, progressFile, readProgress } from "../src/desk/progress.ts";
import { root } from "../src/place.ts";

const warmUp = "00-warm-up";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "progress-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function verdict(id: string, status: RequirementRecord["status"], message = ""): RequirementRecord {
  const points = status === "passed" ? 50 : 0;
  return { exercise: warmUp, id, status, points, outOf: 50, message, trace: "" } as RequirementRecord;
}

describe("progress", () => {
  it("is nothing before anything was done", () => {
    expect(readProgress(folder).exercises).toEqual({});
  });

  it("keeps the last verdict on each requirement, and of a whole grade those alone", () => {
    noteGrade(folder, [verdict("a", "failed"), verdict("gone", "passed")], true);
    noteGrade(folder, [verdict("a", "passed"), verdict("b", "failed")], true);
    noteGrade(folder, [verdict("b", "passed")], false);
    const { requirements, whole } = readProgress(folder).exercises[warmUp]!;
    expect(Object.entries(requirements).map(([id, { status }]) => [id, status])).toEqual([
      ["a", "passed"],
      ["b", "passed"],
    ]);
    expect(whole).toBe(true);
  });

  it("keeps the most direct level of a hint, and that the reference was shown", () => {
    noteHint(folder, warmUp, "voters", 2);
    noteHint(folder, warmUp, "voters", 1);
    noteShown(folder, warmUp);
    expect(readProgress(folder).exercises[warmUp]).toMatchObject({ hints: { voters: 2 }, shown: true });
  });

  it("loses nothing when its file cannot be read", () => {
    const file = join(folder, progressFile);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "{ half a fi");
    expect(readProgress(folder).exercises).toEqual({});
    noteHint(folder, warmUp, "voters", 1);
    const kept = readdirSync(dirname(file)).filter((name) => name.includes("unreadable"));
    expect(kept).toHaveLength(1);
    expect(readFileSync(join(dirname(file), kept[0]!), "utf8")).toBe("{ half a fi");
  });
});

describe("where a learner stands", () => {
  const standing = (progress: Progress) => courseOf(root, progress);

  it("begins with the first exercise", () => {
    const { next, standings } = standing(readProgress(folder));
    expect(next?.id).toBe(warmUp);
    expect(standings.every(({ state }) => state === "untouched")).toBe(true);
  });

  it("is solved when all requirements have passed, not when one was graded alone", () => {
    noteGrade(folder, [verdict("a", "passed")], false);
    expect(standing(readProgress(folder)).standings[0]?.state).toBe("begun");
    noteGrade(folder, [verdict("a", "passed"), verdict("b", "passed")], true);
    const { standings, next } = standing(readProgress(folder));
    expect(standings[0]).toMatchObject({ state: "solved", points: 100, outOf: 100 });
    expect(next?.number).toBe("01");
  });

  it("goes on with what has been begun, and shows what failed", () => {
    noteGrade(folder, [verdict("a", "passed"), verdict("once", "failed", "shop did the same thing twice")], true);
    const course = standing(readProgress(folder));
    expect(course.next?.id).toBe(warmUp);
    const text = overviewText(course, warmUp);
    expect(text).toContain("Warm-up  0 of 1 solved");
    expect(text).toContain("00 once: shop did the same thing twice");
    expect(text.split("\n").find((line) => line.includes("› "))).toContain("50/100");
  });
});
