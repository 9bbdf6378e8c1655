import { describe, expect, it } from "vitest";
import { citations } from "../../src/rules/citations.ts";
import { dependencies } from "../../src/rules/dependencies.ts";
import { exerciseDescriptions } from "../../src/rules/exercise-descriptions.ts";
import { lockFile } from "../../src/rules/lock-file.ts";
import { ownWords } from "../../src/rules/own-words.ts";
import { pointsOf } from "../../src/rules/points.ts";
import { Project } from "../../src/rules/project.ts";
import { requirementsNameWhatThereIs } from "../../src/rules/requirements.ts";
import { factOf, type Rule } from "../../src/rules/rule.ts";
import { starters } from "../../src/rules/starters.ts";
import { workspaceTasks } from "../../src/rules/workspace-tasks.ts";
import { folderWith } from "../support/folder.ts";
import { passed, toy } from "../support/toy-lesson.ts";

/** What a rule finds in files: `path:line what`. */
function found(rule: Rule, files: Record<string, string>): string[] {
  const findings = rule.findings(new Project(folderWith(files)));
  return findings.map(({ path, line, what }) => `${path}:${line ?? ""} ${what}`);
}

const papers =
  "# Papers\n\n| key | work |\n| --- | --- |\n| Gray78 | Notes |\n| Richardson | Patterns |\n| IETF-idem | Draft |\n";
const exercise = {
  id: toy,
  title: "Toy",
  subtrack: "None",
  concepts: ["2PC"],
  prerequisites: [],
  papers: [],
  minutes: 1,
  expectedLines: 1,
  hints: ["one", "two", "three"].map((name) => ({ name, levels: ["a", "b", "c"] })),
};
const described = (own: object) => ({ [`exercises/${toy}/exercise.json`]: JSON.stringify({ ...exercise, ...own }) });

describe("a citation", () => {
  const cites = (files: Record<string, string>) => found(citations, { "docs/PAPERS.md": papers, ...files });

  it("in a lesson, a comment or a description has its key among the papers", () => {
    const lesson = "As [Gray78 ch. 5] says, [Richardson; Gray78] and [IETF-idem]. [Link92](x.md), `[Code93]`, [x].\n";
    const source = '/** By [Gray78]. */\nconst x = ["No94"]; const y = z[Index95];\n';
    expect(cites({ "README.md": lesson, "a.ts": source, ...described({ papers: ["Gray78"] }) })).toEqual([]);
    expect(cites({ "README.md": "\nBy [Grey78 ch. 5].\n" })).toEqual([
      "README.md:2 [Grey78] is not in docs/PAPERS.md; add it there or correct it",
    ]);
    expect(cites({ "a.ts": "/**\n * By [Gray78; Lamport98].\n */\n// [Richards]\n" })).toEqual([
      expect.stringMatching(/^a.ts:2 \[Lamport98\]/),
      expect.stringMatching(/^a.ts:4 \[Richards\]/),
    ]);
    expect(cites(described({ papers: ["Gray78", "Nobody00"] }))).toHaveLength(1);
  });

  it("cannot be looked up without the page of papers", () => {
    expect(found(citations, { "README.md": "" })).toHaveLength(1);
  });
});

describe("an exercise", () => {
  it("says of itself what is true", () => {
    expect(found(exerciseDescriptions, described({}))).toEqual([]);
    expect(found(exerciseDescriptions, described({ minutes: "ten" }))[0]).toMatch(/minutes/);
    expect(found(exerciseDescriptions, described({ id: "91-other" }))[0]).toContain("has the id 91-other");
    expect(found(exerciseDescriptions, described({ prerequisites: ["91-no"] }))[0]).toContain('no exercise "91-no"');
  });

  it("names hints and mutants that there are", () => {
    const requirement = 'requirement("t", { id: "R", hint: "one", mistake: "m" }, f);\n';
    const mutant = {
      [`solutions/${toy}/mutants/m.ts`]:
        'export const mutant = { replaces: "a", fails: "R", mistake: "x", setting: "y" };',
    };
    const test = (text: string) => ({ [`exercises/${toy}/test/visible.test.ts`]: text, ...described({}), ...mutant });
    expect(found(requirementsNameWhatThereIs, test(requirement))).toEqual([]);
    expect(found(requirementsNameWhatThereIs, test(`\n${requirement.replace("one", "four")}`))).toEqual([
      expect.stringMatching(/visible.test.ts:2 the hint "four" is not among the hints of/),
    ]);
    expect(found(requirementsNameWhatThereIs, test(requirement.replace('"m"', '"n"')))).toEqual([
      expect.stringMatching(/the mistake "n" is not among solutions\/90-toy\/mutants/),
    ]);
  });

  it("has points that sum to 100, and no id twice", () => {
    const rest = { ...passed, id: "R2", outOf: 40, points: 0 };
    expect(pointsOf([passed, rest]).map(({ ok }) => ok)).toEqual([true]);
    expect(pointsOf([passed])[0]?.detail).toBe("its requirements have 60 points");
    expect(pointsOf([passed, { ...rest, id: "R1" }])[0]?.detail).toBe('two requirements have the id "R1"');
  });

  it("has its starter in src/ of a fresh clone", () => {
    const own = (text: string) => ({ [`exercises/${toy}/src/a.ts`]: text, [`exercises/${toy}/starter/a.ts`]: "1" });
    expect(found(starters, own("1"))).toEqual([]);
    expect(found(starters, own("2"))[0]).toContain("src/a.ts: it differs from");
    expect(found(starters, { ...own("1"), [`exercises/${toy}/src/b.ts`]: "" })[0]).toContain("remove it");
    expect(found(starters, { ...own("1"), [`exercises/${toy}/starter/b.ts`]: "" })[0]).toContain("it is missing");
  });

  it("has the tasks of its kind, and a solution", () => {
    const workspace = (folder: string, ...scripts: string[]) => ({
      [`${folder}/package.json`]: JSON.stringify({
        name: folder,
        scripts: Object.fromEntries(scripts.map((s) => [s, ""])),
      }),
    });
    const root = { "package.json": JSON.stringify({ workspaces: ["exercises/*", "solutions/*", "packages/*"] }) };
    const fine = { ...root, ...workspace("exercises/a", "grade"), ...workspace("solutions/a", "prove") };
    expect(found(workspaceTasks, fine)).toEqual([]);
    const wrong = {
      ...root,
      ...workspace("exercises/a"),
      "solutions/b/tsconfig.json": "",
      ...workspace("solutions/b"),
      ...workspace("packages/c", "test"),
    };
    expect(found(workspaceTasks, wrong).map((text) => text.split(";")[0])).toEqual([
      'exercises/a/package.json: it has no script "grade"',
      "exercises/a/package.json: there is no solutions/a",
      'packages/c/package.json: its script "test" leaves no result',
      'solutions/b/package.json: it has no script "check"',
      'solutions/b/package.json: it has no script "prove"',
    ]);
  });
});

describe("the project", () => {
  it("pins each dependency, and says what it is for", () => {
    const page = { "docs/DEPENDENCIES.md": "| package | for |\n| --- | --- |\n| zod, diff | x |\n" };
    const needs = (own: object) => ({ ...page, "package.json": JSON.stringify({ dependencies: own }, null, 1) });
    expect(found(dependencies, needs({ zod: "4.6.7", "@workbook/x": "0.1.0" }))).toEqual([]);
    expect(found(dependencies, needs({ zod: "^4.6.7" }))[0]).toMatch(/^package.json:3 "zod" is not pinned/);
    expect(found(dependencies, needs({ ink: "6.0.0" }))[0]).toMatch(/"ink" has no line in docs\/DEPENDENCIES.md/);
  });

  it("names no registry in its lock file", () => {
    const lock = (resolved: string) => ({ "package-lock.json": `{\n"resolved": "${resolved}"\n}` });
    expect(found(lockFile, lock("packages/x"))).toEqual([]);
    expect(found(lockFile, lock("https://example.org/x.tgz"))[0]).toMatch(/^package-lock.json:2 /);
  });

  it.each([
    ["a.md", "Look into /home/me/course.", '"/home/me" is a folder'],
    ["a.ts", 'open("/tmp/x");', '"/tmp/x" is a folder'],
    ["a.json", '"registry.npmjs.org"', '"registry.npmjs.org" is a registry'],
    ["a.ts", "// TODO later", '"TODO" is a note'],
    ["a.md", "See issue #12.", '"issue #12" is the number'],
  ])("says nothing that is nobody else's business: %s %j", (path, text, expected) => {
    expect(found(ownWords, { [path]: `\n${text}\n` })).toEqual([expect.stringContaining(`${path}:2 ${expected}`)]);
  });

  it("may speak of addresses of its own", () => {
    const fine =
      'todo("1a: …"); "../home/x"; "https://x.org/home/y"; x + `}/tmp/x`; "exercises/work/x"; "#submission/work/x"';
    expect(found(ownWords, { "a.ts": fine })).toEqual([]);
  });
});

it("a rule that is broken elsewhere holds for what somebody asked about", () => {
  const project = new Project(folderWith({ "a.ts": "", "b.ts": "/** B. */" }));
  const rule: Rule = { states: "no a", findings: () => [{ path: "a.ts", line: 3, what: "it is a" }] };
  expect(factOf(rule, project)).toEqual({ name: "no a", ok: false, detail: "a.ts:3: it is a" });
  expect(factOf(rule, project, (path) => path === "b.ts")).toEqual({ name: "no a", ok: true });
});
