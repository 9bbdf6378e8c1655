import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readMutants, readVariants } from "../../src/submission/declaration.ts";
import { findInOverlay, overlayOf } from "../../src/submission/overlay.ts";
import { findRoot } from "../../src/submission/target.ts";
import { refusalOf } from "../fixtures/steps.ts";
import { toy, toyCourse, writeFiles } from "../fixtures/toy-course.ts";

describe("the course's folder", () => {
  test("is found from a folder inside an exercise", () => {
    const root = toyCourse();
    expect(findRoot(join(root, "exercises", toy, "src"))).toBe(root);
  });

  test("is not found outside, and the sentence says what to do", async () => {
    const elsewhere = writeFiles({ "package.json": "{}" });
    expect(await refusalOf(() => findRoot(elsewhere))).toBe(
      `${elsewhere} is not inside the workbook; run this in the folder that you cloned`,
    );
  });
});

describe("an overlay", () => {
  const found = (root: string, target: Parameters<typeof overlayOf>[2], path = "ponger.ts") =>
    findInOverlay(overlayOf(root, toy, target), path)?.file.slice(root.length + 1);

  test("of a submission is the exercise's src", () => {
    expect(found(toyCourse(), { kind: "submission" })).toBe(`exercises/${toy}/src/ponger.ts`);
  });

  test("of a submission elsewhere is the folder that was named", () => {
    const root = toyCourse();
    const dir = writeFiles({ "ponger.ts": "" });
    const overlay = overlayOf(root, toy, { kind: "submission", dir });
    expect(findInOverlay(overlay, "ponger.ts")?.file).toBe(join(dir, "ponger.ts"));
    expect(findInOverlay(overlay, "pinger.ts")).toBeUndefined();
  });

  test("of the starter and of the solution is their folder", () => {
    const root = toyCourse();
    expect(found(root, { kind: "starter" })).toBe(`exercises/${toy}/starter/ponger.ts`);
    expect(found(root, { kind: "solution" })).toBe(`solutions/${toy}/src/ponger.ts`);
  });

  test("of a mutant or a variant is its one file over the solution", () => {
    const root = toyCourse();
    const mutant = { kind: "mutant", name: "answers-twice" } as const;
    expect(found(root, mutant)).toBe(`solutions/${toy}/mutants/answers-twice.ts`);
    expect(found(root, mutant, "pinger.ts")).toBe(`solutions/${toy}/src/pinger.ts`);
    expect(found(root, { kind: "variant", name: "single-handler" })).toBe(
      `solutions/${toy}/variants/single-handler.ts`,
    );
  });

  test.each([
    ["exercise", () => overlayOf(toyCourse(), "91-no", { kind: "solution" }), `no exercise "91-no"; there are ${toy}`],
    [
      "mutant",
      () => overlayOf(toyCourse(), toy, { kind: "mutant", name: "lies" }),
      `there is no mutant "lies"; ${toy} has answers-twice`,
    ],
    [
      "variant's name",
      () => overlayOf(toyCourse(), toy, { kind: "variant" }),
      "without its name; 90-toy has single-handler",
    ],
    [
      "folder",
      () => overlayOf(toyCourse(), toy, { kind: "submission", dir: "/no/such" }),
      `there is no folder /no/such; give a folder with the same files as exercises/${toy}/src`,
    ],
    [
      "solution",
      () =>
        overlayOf(
          toyCourse({ [`solutions/${toy}/src/pinger.ts`]: null, [`solutions/${toy}/src/ponger.ts`]: null }),
          toy,
          { kind: "solution" },
        ),
      `this copy of the course holds no solution of ${toy}`,
    ],
  ])("of an unknown %s is refused with what there is", async (_, work, sentence) => {
    expect(await refusalOf(work)).toContain(sentence);
  });

  test("of a variant that is a folder is its files, by their names, over the solution", () => {
    const folder = `solutions/${toy}/variants/both`;
    const root = toyCourse({
      [`${folder}/variant.ts`]: `export const variant = { shape: "both in another way" };`,
      [`${folder}/ponger.ts`]: "",
    });
    const both = { kind: "variant", name: "both" } as const;
    expect(found(root, both)).toBe(`${folder}/ponger.ts`);
    expect(findInOverlay(overlayOf(root, toy, both), "ponger.ts")?.shown).toBe("variants/both/ponger.ts");
    expect(found(root, both, "pinger.ts")).toBe(`solutions/${toy}/src/pinger.ts`);
    expect(found(root, both, "variant.ts")).toBeUndefined();
    expect(readVariants(root, toy).map(({ name }) => name)).toContain("both");
  });

  test("of a folder that says nothing of itself, or that replaces nothing, is refused", async () => {
    const folder = `solutions/${toy}/variants/both`;
    const refusal = (files: Record<string, string>) =>
      refusalOf(() => overlayOf(toyCourse(files), toy, { kind: "variant", name: "both" }));
    expect(await refusal({ [`${folder}/ponger.ts`]: "" })).toContain(`${folder}/variant.ts: it is missing`);
    const declared = { [`${folder}/variant.ts`]: `export const variant = { shape: "both" };` };
    expect(await refusal({ ...declared, [`${folder}/panger.ts`]: "" })).toContain(`replaces "panger.ts", which`);
    const twice = { [`${folder}/variant.ts`]: `export const variant = { shape: "both", replaces: "ponger.ts" };` };
    expect(await refusal(twice)).toContain("remove replaces");
  });

  test("of a mutant that replaces nothing is refused", async () => {
    const path = `solutions/${toy}/mutants/lost.ts`;
    const text = `export const mutant = { replaces: "panger.ts", fails: "R1", mistake: "m", setting: "s" };`;
    const work = () => overlayOf(toyCourse({ [path]: text }), toy, { kind: "mutant", name: "lost" });
    expect(await refusalOf(work)).toBe(`${path} replaces "panger.ts", which solutions/${toy}/src does not have`);
  });
});

describe("what a mutant or a variant declares", () => {
  test("is read without running it", () => {
    const root = toyCourse();
    expect(readMutants(root, toy)).toEqual([
      {
        name: "answers-twice",
        file: join(root, "solutions", toy, "mutants", "answers-twice.ts"),
        instead: { "ponger.ts": join(root, "solutions", toy, "mutants", "answers-twice.ts") },
        replaces: "ponger.ts",
        fails: "R1",
        mistake: "answers twice",
        setting: "ping-pong rounds=1; multiset",
      },
    ]);
    expect(readVariants(root, toy)[0]).toMatchObject({ name: "single-handler", shape: "one handler for all" });
  });

  test("is nothing in a copy of the course without solutions", () => {
    const root = toyCourse({ [`solutions/${toy}/mutants/answers-twice.ts`]: null });
    expect(readMutants(root, toy)).toEqual([]);
  });

  test.each([
    ["export const other = {};", `there is no mutant in it; add "export const mutant = { replaces: …, … }"`],
    [`export const mutant = { replaces: "a.ts", fails: "R1", mistake: "m" };`, "mutant.setting is not a text"],
    [
      `export const mutant = { replaces: "a", fails: "b", mistake: "m", setting: "s", x: 1 };`,
      "mutant has a field too many, x; remove it",
    ],
    [
      `export const mutant = { replaces: "a", fails: "b", mistake: "m", setting: "s", steps: "many" };`,
      "mutant.steps is not a number of steps",
    ],
    [`export const mutant = { replaces: name() };`, "what it declares is not a literal"],
    [`export const mutant = { ...others };`, "what it declares is not a plain object"],
    ["\nexport const mutant = {", "line 2 is no TypeScript: "],
  ])("must be written out: %s", async (text, sentence) => {
    const path = `solutions/${toy}/mutants/wrong.ts`;
    const refusal = await refusalOf(() => readMutants(toyCourse({ [path]: text }), toy));
    expect(refusal).toContain(`${path}: ${sentence}`);
    expect(refusal).not.toContain("\n");
  });
});
