import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findRoot, readVariants, type Target } from "@workbook/grading";
import { afterAll, describe, expect, it } from "vitest";
import { NotStarted } from "../src/coordinator-host.ts";
import type { ScenarioResult } from "../src/crash-points.ts";
import { MemoryDatabase } from "../src/memory-database.ts";
import { reportOf, reportText } from "../src/report.ts";
import { exerciseId, tryCoordinator } from "../src/try-coordinator.ts";

const root = findRoot(import.meta.dirname);
const folder = mkdtempSync(join(tmpdir(), "crash-points-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const logFile = join(folder, "log");
const inMemory = (target: Target, signal?: AbortSignal) =>
  tryCoordinator({ root, target, databases: [new MemoryDatabase(), new MemoryDatabase()], logFile, signal });
const mutant = (name: string) => inMemory({ kind: "mutant", name });
/** Each wrong run: after what it crashed, how it ended. */
const wrongIn = (results: readonly ScenarioResult[]) =>
  results.flatMap(({ points }) =>
    points.flatMap(({ effect, runs }) =>
      runs.filter(({ violations }) => violations.length > 0).map((run) => ({ effect, ...run })),
    ),
  );
const textOf = (results: readonly ScenarioResult[]) => reportText(reportOf("a test", "in memory", results));

describe("the crash points of a coordinator", () => {
  it("are before its first effect and right after each, for a transfer that commits and one that is refused", async () => {
    const results = await inMemory({ kind: "solution" });
    expect(results.map(({ points }) => points.map(({ effect }) => effect))).toEqual([
      [
        ...["no crash", "nothing yet", "prepare → p1", "prepare → p2", "force commit", "decides commit"],
        ...["decision commit → p1", "decision commit → p2", "compact log to [end]"],
      ],
      [
        ...["no crash", "nothing yet", "prepare → p1", "prepare → p2", "decides abort"],
        ...["decision abort → p1", "decision abort → p2", "compact log to [end]"],
      ],
    ]);
    expect(textOf(results)).toContain("none wrong");
  });

  it("harm neither the reference nor any right protocol of another shape; from the commit point on all of it commits", async () => {
    const [paid] = await inMemory({ kind: "solution" });
    const outcomes = paid!.points.slice(1).map(({ runs }) => runs.map(({ outcome }) => outcome));
    expect(outcomes.map(([now, later]) => now === later && now)).toEqual([
      ...Array(3).fill("abort"),
      ...Array(5).fill("commit"),
    ]);
    const shapes = readVariants(root, exerciseId).filter(({ instead }) => "coordinator.ts" in instead);
    expect(shapes.length).toBeGreaterThan(2);
    for (const { name } of shapes)
      expect([name, wrongIn(await inMemory({ kind: "variant", name }))]).toEqual([name, []]);
  });

  it("tear the transfer of a coordinator that tells before it remembers, and the report says where", async () => {
    const results = await mutant("tells-before-it-remembers");
    const [first] = wrongIn(results);
    expect(first).toMatchObject({ effect: "decision commit → p1", outcome: "torn", balances: [70, 100] });
    const text = textOf(results);
    expect(text).toMatch(/3 {2}decision commit → p1 +✗ torn +✗ torn/);
    expect(text).toContain("✗ crash 3, right after decision commit → p1; restart at once");
    expect(text.replace(/\s+/g, " ")).toContain(
      "p1 went from 100 to 70, p2 kept 100; all the money was 200 and is 170",
    );
    for (const line of text.split("\n")) expect(line.length).toBeLessThan(120);
    expect(text).toContain("4 of 32 runs went wrong");
  });

  it("leave participants in doubt when the decision in the log is not told again", async () => {
    const wrong = wrongIn(await mutant("assumes-it-told-everybody"));
    expect(wrong[0]).toMatchObject({ effect: "force commit", outcome: "abort" });
    expect(wrong[0]!.violations.join()).toContain("In doubt for ever: p1 and p2");
  });

  it("show a decision that was not forced, whatever the accounts say", async () => {
    const wrong = wrongIn(await mutant("writes-where-it-must-force"));
    expect(wrong[0]).toMatchObject({ decisions: ["commit", "abort"] });
    expect(wrong[0]!.violations.join()).toContain("It decided commit, then abort");
  });

  it("show votes that reach the next life, which only a quick restart lets happen", async () => {
    const wrong = wrongIn(await mutant("late-yes-reopens"));
    expect(wrong.map(({ effect, restart }) => [effect, restart])).toEqual([["prepare → p2", "at once"]]);
  });

  it("show a commit that nobody promised", async () => {
    const wrong = wrongIn(await mutant("presumes-commit-without-a-record"));
    expect(wrong[0]!.violations.join()).toContain("told p1 to commit, which has prepared nothing");
  });

  it("are one schedule each: a mistake that takes a participant's crash is not seen, as the lesson says", async () => {
    expect(wrongIn(await mutant("forgets-before-every-ack"))).toEqual([]);
  });

  it("are not tried with a coordinator that is not written, nor after a stop", async () => {
    await expect(inMemory({ kind: "starter" })).rejects.toThrow(NotStarted);
    expect(await inMemory({ kind: "solution" }, AbortSignal.abort())).toEqual([]);
  });
});
