import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkLessons, writeLessons } from "../../src/lessons.ts";
import { folderWith, read } from "../support/folder.ts";
import { lesson, passed, records, toy, toyWorkbook } from "../support/toy-lesson.ts";

const counterexample = `<!-- counterexample: ${toy} mutant=counts-twice -->`;
const picture = `exercises/${toy}/pictures/counts-twice.svg`;

/** What is wrong with a lesson that says this. */
async function problem(text: string, judged = records): Promise<string> {
  const root = toyWorkbook({ [lesson]: text });
  const [fact] = await checkLessons(root, { grade: async () => judged });
  return fact?.detail ?? "nothing";
}

/** What a lesson that says this says when it is written anew. */
async function written(text: string): Promise<string> {
  const root = toyWorkbook({ [lesson]: text });
  await writeLessons(root, { grade: async () => records });
  return read(root, lesson);
}

describe("a lesson is written", () => {
  it("with the lines of a file, a class and a method", async () => {
    const counter = `solutions/${toy}/src/counter.ts`;
    const lines = (path: string, count: string) => `<!-- lines: ${path} -->${count}<!-- /lines -->`;
    const page = (...counts: string[]) =>
      [counter, `${counter}#Counter`, `${counter}#Counter.up`].map((path, at) => lines(path, counts[at]!)).join("; ");
    expect(await written(page("0", "", "many"))).toBe(page("10", "8", "5"));
  });

  it("with the states of a solution, of one requirement, and the steps of a mutant", async () => {
    expect(await written(`<!-- states: ${toy} solution --><!-- /states -->`)).toContain(">1,234<");
    expect(await written(`<!-- states: ${toy} solution requirement=R2 --><!-- /states -->`)).toContain(">34<");
    expect(await written(`<!-- steps: ${toy} mutant=counts-twice --><!-- /steps -->`)).toContain(">1<");
    expect(await written(`<!-- executions: ${toy} solution --><!-- /executions -->`)).toContain(">80<");
  });

  it("with a counterexample as a picture and as text, and then is in step", async () => {
    const root = toyWorkbook({ [lesson]: `${counterexample}<!-- /counterexample -->\nAfter.\n` });
    expect((await checkLessons(root, { grade: async () => records }))[0]?.ok).toBe(false);
    await writeLessons(root, { grade: async () => records });
    const page = read(root, lesson);
    expect(page).toMatch(/!\[Start: a starts\. .*counted \\\[twice\\\]\.\]\(pictures\/counts-twice\.svg\)/);
    expect(page).toMatch(
      /<details>\n<summary>[\s\S]*\n\n```text\n[\s\S]*```\n\n<\/details>\n\n<!-- \/counterexample -->\nAfter\.\n/,
    );
    expect(read(root, picture)).toMatch(/^<svg[\s\S]*<\/svg>\n$/);
    expect(await checkLessons(root, { grade: async () => records })).toEqual([expect.objectContaining({ ok: true })]);
    expect(await writeLessons(root, { grade: async () => records })).toEqual([]);
  });

  it("with a demonstration, which is the solution's own run", async () => {
    const shown = `<!-- counterexample: ${toy} demonstration=counts-for-ever -->`;
    const page = await written(
      `${shown}<!-- /counterexample -->\n<!-- steps: ${toy} demonstration=counts-for-ever --><!-- /steps -->`,
    );
    expect(page).toContain("](pictures/counts-for-ever.svg)");
    expect(page).toContain(">2<");
  });

  it("with code", async () => {
    const page = await written(`<!-- snippet: solutions/${toy}/src/counter.ts#zero -->\n<!-- /snippet -->\n`);
    expect(page).toContain("-->\n\n```ts\nexport const zero = () => 0;\n```\n\n<!--");
  });

  it("wherever it is: a page of docs refers to the picture beside the exercise", async () => {
    const root = toyWorkbook({ "docs/guide/faults.md": `${counterexample}<!-- /counterexample -->\n` });
    await writeLessons(root, { grade: async () => records });
    expect(read(root, "docs/guide/faults.md")).toContain(`(../../${picture})`);
  });

  it("and nothing else is, when one exercise is named", async () => {
    const drifted = `<!-- steps: ${toy} mutant=counts-twice -->9<!-- /steps -->`;
    const root = toyWorkbook({ "README.md": drifted, [lesson]: drifted });
    await writeLessons(root, { grade: async () => records, exercises: [toy] });
    expect([read(root, "README.md"), read(root, lesson)]).toEqual([drifted, drifted.replace(">9<", ">1<")]);
  });
});

describe("a lesson that somebody changes meanwhile", () => {
  it("is left as it is, and named", async () => {
    const drifted = `<!-- steps: ${toy} mutant=counts-twice -->9<!-- /steps -->`;
    const root = toyWorkbook({ [lesson]: drifted });
    const facts = await writeLessons(root, {
      grade: async () => {
        writeFileSync(join(root, lesson), `${drifted} and more`);
        return records;
      },
    });
    expect(read(root, lesson)).toBe(`${drifted} and more`);
    expect(facts).toEqual([
      expect.objectContaining({ ok: false, detail: expect.stringContaining("was changed while") }),
    ]);
  });
});

describe("a lesson that drifted", () => {
  it("is told with its line and what differs", async () => {
    expect(await problem(`\n\n<!-- states: ${toy} solution -->7<!-- /states -->`)).toContain(
      'line 3, states: "7" should be "1,234"',
    );
    const code = `\n\`\`\`ts\nexport const zero = () => 1;\n\`\`\`\n`;
    const told = await problem(`<!-- snippet: solutions/${toy}/src/counter.ts#zero -->\n${code}\n<!-- /snippet -->`);
    expect(told).toBe(
      "line 1, snippet:\n  - export const zero = () => 1;\n  + export const zero = () => 0;\n" +
        "npm run check -- --write writes it anew",
    );
  });

  it("is told when only its picture has", async () => {
    const root = toyWorkbook({ [lesson]: `${counterexample}<!-- /counterexample -->\n` });
    await writeLessons(root, { grade: async () => records });
    rmSync(join(root, picture));
    const [fact] = await checkLessons(root, { grade: async () => records });
    expect(fact?.detail).toContain(`${picture} is not the picture that the code makes`);
  });

  it("is told of a picture that nobody shows, and writing removes it", async () => {
    const root = toyWorkbook({ [lesson]: "# Nothing\n", [picture]: "<svg/>" });
    expect(await checkLessons(root)).toEqual([expect.objectContaining({ name: `${picture} is shown`, ok: false })]);
    await writeLessons(root);
    expect(existsSync(join(root, picture))).toBe(false);
  });
});

describe("a marker that cannot be written", () => {
  it.each([
    ["<!-- poem: x --><!-- /poem -->", 'nothing produces "poem"; there are counterexample, steps,'],
    ["<!-- lines: x.ts --><!-- /lines -->", "there is no file x.ts"],
    ["<!-- lines: x.ts y.ts --><!-- /lines -->", "write <!-- lines: PATH[#Class.method] -->"],
    [`<!-- lines: solutions/${toy}/src/counter.ts#Counter.down --><!-- /lines -->`, "there is no Counter.down in"],
    [
      `<!-- steps: ${toy} mutant=none --><!-- /steps -->`,
      `there is no mutant "none" of ${toy}; there are counts-twice`,
    ],
    [
      `<!-- steps: ${toy} --><!-- /steps -->`,
      "write <!-- steps: ID mutant=NAME [requirement=ID]|demonstration=NAME -->",
    ],
    [
      `<!-- steps: ${toy} demonstration=none --><!-- /steps -->`,
      `there is no demonstration "none" of ${toy}; there are counts-for-ever`,
    ],
    ["<!-- steps: 91-no mutant=m --><!-- /steps -->", 'there is no exercise "91-no"; there are 90-toy'],
    ["<!-- states: 91-no solution --><!-- /states -->", 'there is no exercise "91-no"; there are 90-toy'],
    [`<!-- states: ${toy} variant=v --><!-- /states -->`, 'there is no variant "v"; there are none'],
    [
      "<!-- table: none --><!-- /table -->",
      'there is no table "none"; there are anomalies, blocking-windows, checkout-report,',
    ],
    [`It is ${counterexample}<!-- /counterexample -->`, "does not begin its line"],
    ["<!-- lines: x.ts -->", "is not closed"],
  ])("%s is told with page and line", async (marker, expected) => {
    const told = await problem(`# Title\n\n${marker}\n`);
    expect(told).toContain(`${lesson}:3: `);
    expect(told).toContain(expected);
  });

  it("keeps its text, while the rest of the page is written", async () => {
    const bad = "<!-- lines: x.ts -->5<!-- /lines -->";
    const page = await written(`${bad}\n<!-- states: ${toy} solution -->0<!-- /states -->`);
    expect(page).toBe(`${bad}\n<!-- states: ${toy} solution -->1,234<!-- /states -->`);
  });

  it("says so when a mutant does not fail, or a solution does not pass", async () => {
    const mutant = records.map((record) => ({ ...record, status: "passed" as const, run: undefined }));
    expect(await problem(`${counterexample}<!-- /counterexample -->`, mutant)).toContain(
      'counts-twice does not fail R1 in "toy; multiset" with a counterexample: passed',
    );
    const failed = [{ ...passed, status: "failed" as const, message: "twice" }];
    expect(await problem(`<!-- states: ${toy} solution --><!-- /states -->`, failed)).toContain("R1 is failed: twice");
  });
});

it("in a handout, what solutions would tell stays as it is", async () => {
  const page = `${counterexample}\nA picture.\n<!-- /counterexample -->\n\n<!-- lines: README.md -->1<!-- /lines -->`;
  const root = folderWith({ [lesson]: page, "README.md": "one", [picture]: "<svg/>" });
  expect(await checkLessons(root)).toEqual([expect.objectContaining({ ok: true })]);
  expect(await writeLessons(root)).toEqual([]);
});
