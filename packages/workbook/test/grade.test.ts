/** What `grade` promises to scripts and to people. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Report, reportSchema } from "@workbook/grading";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../src/place.ts";
import { inThisProcess, workbook } from "./command.ts";

const scratch = mkdtempSync(join(tmpdir(), "workbook-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function graded(file: string, ...words: string[]): Promise<{ code: number | null; report: Report }> {
  const json = join(scratch, file);
  const { code } = await workbook("grade", ...words, "--json", json);
  return { code, report: reportSchema.parse(JSON.parse(readFileSync(json, "utf8"))) };
}

/** A starter is the one thing of a learner's that is the same in every clone. */
const starter = join(root, "exercises", "00-warm-up", "starter");

describe("grade", () => {
  it("a starter is not started, which is a grade: exit 0, and 1 with --strict", async () => {
    const { code, report } = await graded("starter.json", "00", "--submission", starter);
    expect(code).toBe(0);
    expect(report.exercises[0]?.requirements.map(({ status }) => status)).toEqual(Array(4).fill("not-started"));
    expect((await workbook("grade", "00", "--submission", starter, "--strict")).code).toBe(1);
  }, 0);

  it("the solution gets all points, and two reports differ in elapsedMs alone", async () => {
    const [one, other] = [await graded("a.json", "00", "--solution"), await graded("b.json", "00", "--solution")];
    expect(one.report.exercises[0]).toMatchObject({ target: "solution", points: 100, outOf: 100 });
    const timeless = ({ exercises }: Report) => exercises.map((exercise) => ({ ...exercise, elapsedMs: 0 }));
    expect(timeless(one.report)).toEqual(timeless(other.report));
    expect(one.code).toBe(0);
  }, 0);

  it("in a process of its own, a submission gets the same report", async () => {
    const [here, there] = [
      await graded("here.json", "00", "--mutant", "forgets-what-it-shipped"),
      await graded("there.json", "00", "--mutant", "forgets-what-it-shipped", "--executor", "child"),
    ];
    expect(here.report.exercises[0]?.points).toBeLessThan(100);
    const timeless = ({ exercises }: Report) => exercises.map((exercise) => ({ ...exercise, elapsedMs: 0 }));
    expect(timeless(there.report)).toEqual(timeless(here.report));
  }, 0);

  it("a failure is one line, a diagram, the hint's name and a command that replays it", async () => {
    const { out, code } = await workbook("grade", "00", "--mutant", "forgets-what-it-shipped", "--requirement", "once");
    expect(code).toBe(0);
    expect(out).toContain("shop did the same thing twice");
    expect(out).toMatch(/├─+ order id=1 ─+►│/);
    expect(out).toContain("npm run hint -- 00 the-missing-line");
    const token = /wb1\.\S+/.exec(out)?.[0] ?? "";
    const replayed = await workbook("replay", token);
    expect(replayed.code).toBe(0);
    expect(replayed.out).toContain("shop did the same thing twice");
    expect(replayed.err).toBe("");
    const data = JSON.parse((await workbook("replay", token, "--json")).out) as { trace: { violation: object } };
    expect(data.trace.violation).toHaveProperty("sentence", expect.stringContaining("shop did the same thing twice"));
    const repaired = await workbook("replay", token, "--submission", join(root, "solutions", "00-warm-up", "src"));
    expect(repaired.out).not.toContain("broken");
    expect(repaired.err).toContain('then it broke "no effect twice"; whether it still does, npm run grade -- 00 tells');
  }, 0);

  it.each([
    [["grade", "77"], 'there is no exercise "77"'],
    [["grade", "01", "--mutant", "nope"], 'there is no mutant "nope"; 01-two-phase-commit has aborts-while-in-doubt'],
    [["grade", "--mutant", "x"], "say which exercise"],
    [["grade", "00", "--solution", "--variant", "x"], "give one of --solution"],
    [["grade", "00", "--submission", "/no/such/folder"], "there is no such folder"],
    [["grade", "00", "--json", "/no/such/folder/report.json"], "there is no folder /no/such/folder"],
    [["grade", "00", "--requirement", "AC1"], 'there is no requirement "AC1" here; without --requirement'],
    [["grade", "00", "--bogus"], "unknown option '--bogus'"],
    [["replay", "nonsense"], "this is not a trace's token"],
    [["reset", "77"], 'there is no exercise "77"'],
    [["new", "Nonsense"], '"Nonsense" is no name for an exercise'],
    [["diff", "77"], 'there is no exercise "77"'],
    [["hint", "00", "nope"], 'has no hint "nope"; it has'],
  ])(
    "%j is answered with a sentence, without a stack",
    async (words, sentence) => {
      const { code, out, err } = await inThisProcess(...words);
      expect(code).toBe(1);
      expect(out + err).toContain(sentence);
      expect(out + err).not.toMatch(/\n\s+at /);
    },
    0,
  );
});
