import { describe, expect, it } from "vitest";
import { architecture } from "../../src/rules/architecture.ts";
import { fileLength } from "../../src/rules/file-length.ts";
import { fileNames } from "../../src/rules/file-names.ts";
import { firstComment } from "../../src/rules/first-comment.ts";
import { functionLength } from "../../src/rules/function-length.ts";
import { Project } from "../../src/rules/project.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { testFocus } from "../../src/rules/test-focus.ts";
import { folderWith } from "../support/folder.ts";

/** What a rule finds in files: `path:line what`. */
function found(rule: Rule, files: Record<string, string>): string[] {
  const findings = rule.findings(new Project(folderWith(files)));
  return findings.map(({ path, line, what }) => `${path}:${line ?? ""} ${what}`);
}

const lines = (count: number) => "//\n".repeat(count);
const functionOf = (count: number) => `export function long() {\n${"  1;\n".repeat(count - 2)}}\n`;

describe("a source file", () => {
  it("has at most 300 lines, a reference protocol at most 120", () => {
    expect(found(fileLength, { "a/b.ts": lines(300), "solutions/01/src/p.ts": lines(120) })).toEqual([]);
    expect(found(fileLength, { "a/b.ts": lines(301), "solutions/01/src/p.ts": lines(121) })).toEqual([
      expect.stringMatching(/^a\/b.ts: it has 301 lines/),
      expect.stringMatching(/^solutions\/01\/src\/p.ts: it has 121 lines/),
    ]);
  });

  it("has functions of at most 40 lines", () => {
    expect(found(functionLength, { "a.ts": functionOf(40) })).toEqual([]);
    expect(found(functionLength, { "a.ts": `//\n${functionOf(41)}` })).toEqual(["a.ts:2 long has 41 lines; part it"]);
    const arrow = `export const arrow = () => {\n${lines(40)}};\nclass C {\n  m() {\n${lines(40)}}\n}`;
    expect(found(functionLength, { "a.ts": arrow })).toEqual([
      "a.ts:1 arrow has 42 lines; part it",
      "a.ts:44 m has 42 lines; part it",
    ]);
  });

  it("may hold more tests than that, but no longer ones", () => {
    const group = (body: string) => `describe("d", () => {\n${body}${lines(40)}});\n`;
    expect(found(functionLength, { "a.test.ts": group('it("i", () => {});\n') })).toEqual([]);
    const long = group(`it("i", () => {\n${lines(40)}});\n`);
    expect(found(functionLength, { "a.test.ts": long })).toEqual(["a.test.ts:2 a function has 42 lines; part it"]);
  });

  it("has a name in kebab case, and so have its folders", () => {
    expect(found(fileNames, { "a/.b/two-words.test.ts": "", "README.md": "" })).toEqual([]);
    expect(found(fileNames, { "a/twoWords.ts": "", "B/c.ts": "" })).toEqual([
      'B/c.ts: "B" is not in kebab case; rename it',
      'a/twoWords.ts: "twoWords.ts" is not in kebab case; rename it',
    ]);
  });

  it("starts with a comment that says what it is; titles of unit tests do", () => {
    const fine = "/** What it is. */\n";
    const files = { "a.ts": fine, "b.ts": `#!/usr/bin/env node\n${fine}`, "packages/x/test/y.test.ts": "1;" };
    expect(found(firstComment, files)).toEqual([]);
    expect(found(firstComment, { "a.ts": "1;\n/** Late. */", "b.ts": "/** */", "c.ts": "" })).toHaveLength(3);
  });
});

describe("a test", () => {
  it("is not skipped, and does not run alone", () => {
    const fine = 'it.each([1])("x", () => {}); context.skip(); describe.skipIf(true)("x", () => {});';
    expect(found(testFocus, { "a.test.ts": fine })).toEqual([]);
    const wrong =
      'it.skip("a", () => {});\ndescribe.only("b", () => {});\ntest.todo("c");\nit.only.each([1])("d", f);\n';
    expect(found(testFocus, { "a.test.ts": wrong }).map((text) => text.split(":").slice(1, 2)[0])).toEqual([
      "1 it.skip",
      "2 describe.only",
      "3 test.todo",
      "4 it.only",
    ]);
  });
});

describe("what runs in a browser", () => {
  it("imports its own files, zod and the harness", () => {
    const fine = 'import { z } from "zod";\nimport type { X } from "@workbook/harness";\nexport * from "./y.ts";\n';
    expect(
      found(architecture, { "packages/explorer/src/x.ts": fine, "packages/grading/src/x.ts": 'import "node:fs";' }),
    ).toEqual([]);
  });

  it.each([
    ['import { x } from "node:fs";', "node:fs"],
    ["import { x } from 'fast-check';", "fast-check"],
    ['export * from "@workbook/grading";', "@workbook/grading"],
    ['const fs = await import("fs");', "fs"],
    ['import "node:fs";', "node:fs"],
  ])("refuses %j", (source, name) => {
    expect(found(architecture, { "packages/explorer/src/x.ts": `/** X. */\n${source}\n` })).toEqual([
      `packages/explorer/src/x.ts:2 it may not import "${name}"`,
    ]);
  });

  it("the harness imports none of ours", () => {
    const source = 'import type { X } from "@workbook/harness";\n';
    expect(found(architecture, { "packages/harness/src/x.ts": source })).toHaveLength(1);
  });
});
