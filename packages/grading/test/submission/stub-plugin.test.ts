import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { submissionStubs } from "../../src/submission/stub-plugin.ts";
import { toy, toyCourse } from "../fixtures/toy-course.ts";

const { resolveId, load } = submissionStubs();

/** What an importer finds behind an import of the submission. */
async function stubFor(root: string, importer: string, source: string, { resolveId, load } = submissionStubs()) {
  const watched: string[] = [];
  const id = resolveId(source, join(root, importer)) ?? "";
  const text = load.call({ addWatchFile: (file) => watched.push(file) }, id) ?? "";
  const file = join(root, "stub.mjs");
  writeFileSync(file, text);
  return {
    watched,
    text,
    module: (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Record<string, unknown>,
  };
}

describe("a stub", () => {
  const given = `exercises/${toy}/given/cluster.ts`;

  test("has what the given files import, and none of the learner's code", async () => {
    const root = toyCourse({ [`exercises/${toy}/src/ponger.ts`]: "for (;;);" });
    const { module, text } = await stubFor(root, given, "#submission/ponger.ts");
    expect(Object.keys(module)).toEqual(["Ponger"]);
    expect(text).not.toContain("for (;;)");
  });

  test("can be extended, and neither made nor called", async () => {
    const { module } = await stubFor(toyCourse(), given, "#submission/ponger.ts");
    const Ponger = module["Ponger"] as new () => object;
    class Other extends Ponger {}
    const sentence = "Ponger is a placeholder: a submission runs only in an executor";
    expect(() => new Other()).toThrow(sentence);
    expect(() => (Ponger as unknown as () => void)()).toThrow(sentence);
  });

  test("leaves types out, and has defaults, renamed and re-exported names", async () => {
    const text = `import run, { type Plan, a as b, class as c } from "#submission/x.ts"; import type { T } from "#submission/x.ts";
export { d as e } from "#submission/x.ts"; export const f = [run, b, c];`;
    const root = toyCourse({ [`exercises/${toy}/given/other.ts`]: text });
    const { module } = await stubFor(root, given, "#submission/x.ts");
    expect(Object.keys(module).sort()).toEqual(["a", "class", "d", "default"]);
  });

  test("serves a solution's files from its exercise, and adds what they import themselves", async () => {
    const path = `solutions/${toy}/test/own.test.ts`;
    const root = toyCourse({ [path]: `import { extra } from "#submission/ponger.ts"; extra();` });
    const { module } = await stubFor(root, path, "#submission/ponger.ts");
    expect(Object.keys(module).sort()).toEqual(["Ponger", "extra"]);
  });

  test("is watched through all files of a submission, so that a change to any of them runs its tests again", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "submission-"));
    writeFileSync(join(elsewhere, "votes.ts"), "export const votes = [];");
    writeFileSync(join(elsewhere, "notes.md"), "");
    mkdirSync(join(elsewhere, "node_modules", "left-pad"), { recursive: true });
    writeFileSync(join(elsewhere, "node_modules", "left-pad", "index.js"), "");
    const root = toyCourse();
    const plugin = submissionStubs((id) => (id === toy ? [elsewhere] : []));
    const { watched } = await stubFor(root, given, "#submission/ponger.ts", plugin);
    const own = ["pinger.ts", "ponger.ts"].map((name) => join(root, `exercises/${toy}/src/${name}`));
    expect(watched.sort()).toEqual([...own, join(elsewhere, "votes.ts")].sort());
    rmSync(elsewhere, { recursive: true });
  });

  test("stands in for nothing else", () => {
    expect(resolveId("#given/cluster.ts", "/x.ts")).toBeUndefined();
    expect(load.call(undefined, "/x.ts")).toBeUndefined();
  });
});
