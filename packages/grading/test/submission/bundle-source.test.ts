import { describe, expect, test } from "vitest";
import { ask, openToy } from "../fixtures/steps.ts";
import { toy, toyCourse } from "../fixtures/toy-course.ts";

async function failureOf(own: string, messages: string): Promise<string | undefined> {
  const root = toyCourse({
    [`exercises/${toy}/src/ponger.ts`]: own,
    [`exercises/${toy}/given/messages.ts`]: `export const first = 1;\n${messages}`,
  });
  return (await ask(await openToy(root))).failure?.sentence;
}

describe("a place in a sentence", () => {
  test("is the submission's own line when what is given throws", async () => {
    const own = `import { check } from "#given/messages.ts";
export class Ponger {
  constructor(readonly ctx: object) {}
  onPing() {
    check();
  }
}`;
    const sentence = await failureOf(own, "export function check() { throw new Error('no'); }");
    expect(sentence).toBe("ponger.ts:5: Ponger ponger's onPing threw Error: no");
  });

  test("is what is given when none of the submission's lines took part", async () => {
    const own = `export { Given as Ponger } from "#given/messages.ts";`;
    const sentence = await failureOf(own, "export class Given {\n onPing() { throw new Error('no'); } }");
    expect(sentence).toBe("given/messages.ts:3: Given ponger's onPing threw Error: no");
  });

  test("is left out when the error was not made in the submission", async () => {
    const own = `export class Ponger { constructor(readonly ctx: object) {} onPing() { throw "text"; } }`;
    expect(await failureOf(own, "")).toBe(`Ponger ponger's onPing threw "text"`);
  });

  test("is right in a file that a submission adds, and after an await", async () => {
    const own = `import { deep } from "#given/messages.ts";
export class Ponger {
  constructor(readonly ctx: object) {}
  async onPing() {
    await null;
    for (const x of [1,
      2])

      deep(x, () => { throw new Error("late"); });
  }
}`;
    const sentence = await failureOf(own, "export const deep = (_: number, f: () => void) => f();");
    expect(sentence).toBe("ponger.ts:9: Ponger ponger's onPing threw Error: late");
  });
});

describe("names inside a submission", () => {
  const emitted = async (expression: string) => {
    const own = `const value = () => ${expression};
export class Ponger { constructor(readonly ctx) {} onPing() { this.ctx.emit(value()); } }`;
    const root = toyCourse({ [`exercises/${toy}/src/ponger.ts`]: own });
    const { effects, failure } = await ask(await openToy(root));
    expect(failure).toBeUndefined();
    return (effects[0] as { observation: unknown }).observation;
  };

  test.each([
    ["typeof module + typeof exports", "undefinedundefined"],
    ["(function () { return typeof this; })()", "undefined"],
    ["(() => {}) instanceof Function", true],
    ["new Date(0).getTime() + Math.max(1, 2)", 2],
    ["[new Map([[1, 2]]).get(1), structuredClone([3])[0]]", [2, 3]],
    ["(class Coordinator {}).name", "Coordinator"],
  ])("%s", async (expression, value) => {
    expect(await emitted(expression)).toEqual(value);
  });

  test("a class keeps its own name beside another of that name", async () => {
    const executor = await openToy(toyCourse(), "in-process", { kind: "mutant", name: "answers-twice" });
    expect((await ask(executor)).fields).toMatch(/^Ponger /);
  });
});
