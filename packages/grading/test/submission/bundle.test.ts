import { describe, expect, test } from "vitest";
import { bundleSubmission } from "../../src/submission/bundle.ts";
import type { Target } from "../../src/submission/target.ts";
import { ask, openToy, refusalOf } from "../fixtures/steps.ts";
import { pinger, ponger, toy, toyCourse, toySubmission, writeFiles } from "../fixtures/toy-course.ts";

const bundle = (root: string, target: Target = { kind: "submission" }) =>
  bundleSubmission({ root, exerciseId: toy, target });
const sentenceFor = (own: Record<string, string | null>) => refusalOf(() => bundle(toySubmission(own)));

describe("a bundle's hash", () => {
  test("is the same for equal sources on two machines, whatever the line ends", async () => {
    const unix = await bundle(toyCourse());
    const windows = await bundle(toySubmission({ "ponger.ts": ponger.replaceAll("\n", "\r\n") }));
    expect(windows.hash).toBe(unix.hash);
    expect(JSON.stringify(unix)).not.toContain("workbook-");
  });

  test("is the same for a folder elsewhere with the same files", async () => {
    const root = toyCourse();
    const dir = writeFiles({ "pinger.ts": pinger, "ponger.ts": ponger });
    expect((await bundle(root, { kind: "submission", dir })).hash).toBe((await bundle(root)).hash);
  });

  test("changes with a comment, in the submission or in what is given", async () => {
    const plain = await bundle(toyCourse());
    const own = await bundle(toySubmission({ "ponger.ts": `${ponger}// x` }));
    const given = await bundle(toyCourse({ [`exercises/${toy}/given/messages.ts`]: "export const first = 1; // x" }));
    expect(new Set([plain.hash, own.hash, given.hash]).size).toBe(3);
  });
});

describe("an import in what is given", () => {
  test("may be what another exercise gives", async () => {
    const other = "node_modules/@workbook/other";
    const root = toyCourse({
      [`${other}/package.json`]: `{ "name": "@workbook/other", "exports": { "./given/*": "./given/*" } }`,
      [`${other}/given/first.ts`]: `import { one } from "./one.ts"; export const first: number = one;`,
      [`${other}/given/one.ts`]: "export const one = 1;",
      [`exercises/${toy}/given/messages.ts`]: `export { first } from "@workbook/other/given/first.ts";`,
    });
    expect((await bundle(root)).map.sources.map(({ name }) => name)).toContain(`${other}/given/first.ts`);
  });
});

describe("an import in a submission", () => {
  test("may be another file of it, one below it, and a type of the harness", async () => {
    const root = toySubmission({
      "ponger.ts": `export { Ponger } from "./parts/real.ts";`,
      "parts/real.ts": `import { name } from "../name.ts"; import { Context } from "@workbook/harness";
import type { Mutant } from "@workbook/grading"; import "#submission/pinger.ts";
export class Ponger { name = name; constructor(readonly ctx: Context) {} other: Mutant | undefined }`,
      "name.ts": "export const name = 1;",
    });
    expect((await bundle(root)).map.sources.map(({ name }) => name)).toContain("parts/real.ts");
  });

  test.each([
    [`import fs from "node:fs"; fs();`, `ponger.ts:1 imports "node:fs"; a node acts through ctx alone`],
    [`import "lodash";`, `ponger.ts:1 imports "lodash"; a node acts through ctx alone`],
    [`import "@workbook/explorer";`, `ponger.ts:1 imports "@workbook/explorer"; a node acts through ctx alone`],
    [
      `\nimport "../../x.ts";`,
      `ponger.ts:2 imports "../../x.ts", which is outside your submission; import "./…" for your own files, "#given/…" for what is given`,
    ],
    [`import "/etc/passwd";`, `ponger.ts:1 imports "/etc/passwd", which is outside your submission`],
    [`import "#submission/../given/cluster.ts";`, "which is outside your submission"],
    [`import "./log.ts";`, `imports "./log.ts", which is not in your submission; create it, or correct it`],
    [`import "./pinger";`, `imports "./pinger", which is not in your submission; write "./pinger.ts"`],
    [`import "#given/no.ts";`, `imports "#given/no.ts", which this exercise does not give; its README names what is`],
    [`import "#given/../src/pinger.ts";`, "which this exercise does not give"],
    [
      `import "#reference/ponger.ts";`,
      `imports "#reference/ponger.ts"; a submission cannot build on the solution: write it yourself`,
    ],
    [`import("./pinger.ts");`, `imports "./pinger.ts" while it runs; import it at the top of the file`],
    [`require("node:fs");`, `calls require; write import … from "node:fs" instead`],
    [
      `import { second } from "#given/messages.ts"; second();`,
      "ponger.ts:1 imports second from given/messages.ts, which does not export second; correct the name, or export it there",
    ],
    [
      `import { explore } from "@workbook/harness"; explore();`,
      `ponger.ts:1 imports explore from "@workbook/harness", which offers protocols only its types and NotImplemented, canonical, defineCluster, todo`,
    ],
  ])("is refused when it reaches elsewhere: %s", async (text, sentence) => {
    const refusal = await sentenceFor({ "ponger.ts": `${text} export class Ponger {}` });
    expect(refusal).toMatch(/^import: ponger\.ts:\d/);
    expect(refusal).toContain(sentence);
  });

  test("does not follow a link out of the submission", async () => {
    const { symlinkSync } = await import("node:fs");
    const root = toySubmission({ "ponger.ts": `import "./secret.ts";` });
    symlinkSync(`${root}/solutions/${toy}/src/ponger.ts`, `${root}/exercises/${toy}/src/secret.ts`);
    expect(await refusalOf(() => bundle(root))).toContain("which is not in your submission");
  });
});

describe("a mutant's imports", () => {
  test("find the reference that it replaces, and everybody else finds the mutant", async () => {
    const { map } = await bundle(toyCourse(), { kind: "mutant", name: "answers-twice" });
    const names = map.sources.map(({ name }) => name);
    expect(names).toContain("mutants/answers-twice.ts");
    expect(names).toContain("reference/ponger.ts");
    expect(names).not.toContain("ponger.ts");
  });

  test("load a file of the solution once, by whichever name", async () => {
    const text = `import { Pinger as A } from "#reference/pinger.ts"; import { Pinger as B } from "#submission/pinger.ts";
export class Ponger { constructor(readonly ctx) {} onPing() { this.ctx.emit(A === B); } }
export const mutant = { replaces: "ponger.ts", fails: "R1", mistake: "m", setting: "s" };`;
    const root = toyCourse({ [`solutions/${toy}/mutants/m.ts`]: text });
    const executor = await openToy(root, "in-process", { kind: "mutant", name: "m" });
    expect((await ask(executor)).effects).toEqual([{ kind: "emit", observation: true }]);
  });
});

describe("a file that cannot be bundled", () => {
  test.each([
    ["class Ponger {\n  on( {\n", /^syntax: ponger\.ts:3:1: Expected .*end of file; correct the syntax$/],
    [`\nconst ü = "ü"; const x = ;`, /^syntax: ponger\.ts:2:26: Unexpected ";"; correct the syntax$/],
    [
      "export const x = await 1; export class Ponger {}",
      /^syntax: ponger\.ts:1:18: await stands outside a function; a module is evaluated at once, so await inside a handler$/,
    ],
    ["export class Other {}", /^import: ponger\.ts does not export Ponger; given\/cluster\.ts imports it from there$/],
    ["", /^import: ponger\.ts does not export Ponger; given\/cluster\.ts imports it from there$/],
    ["class Ponger {}", /^import: ponger\.ts does not export Ponger; given\/cluster\.ts imports it from there$/],
    [null, /^import: ponger\.ts is missing; given\/cluster\.ts imports it: create it in your submission$/],
    [
      `\nexport class Ponger { x = eval("1"); }`,
      /^real-world: ponger\.ts:2: eval\(\) runs text as code, whose steps cannot be counted; write the code itself$/,
    ],
    [`\nexport class Ponger { x = new Function("return 1"); }`, /^real-world: ponger\.ts:2: Function\(\) runs text/],
    [
      "export class Ponger { x = (a: string) => import(a); }",
      /^import: ponger\.ts:1: import\(\) loads while it runs; import at the top of the file$/,
    ],
  ])("is refused in one sentence: %s", async (text, sentence) => {
    expect(await sentenceFor({ "ponger.ts": text })).toMatch(sentence);
  });

  test("is refused for its first mistake, always the same", async () => {
    const own = { "pinger.ts": "class {", "ponger.ts": "class {" };
    const sentences = await Promise.all([1, 2, 3].map(() => sentenceFor(own)));
    expect(new Set(sentences).size).toBe(1);
    expect(sentences[0]).toContain("pinger.ts:1:");
  });

  test("is the course's fault when it is a given one", async () => {
    const root = toyCourse({ [`exercises/${toy}/given/messages.ts`]: "export const first = ;" });
    expect(await refusalOf(() => bundle(root))).toMatch(
      /^given\/messages\.ts:1:22: .* \(this is a file of the course: restore it\)$/,
    );
  });
});
