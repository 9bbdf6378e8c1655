import { parse } from "acorn";
import { describe, expect, test } from "vitest";
import { instrument, type Uncounted } from "../../src/submission/instrument.ts";

const own = { name: "coordinator.ts", own: true };
const ofTheCourse = { name: "given/cluster.ts", own: false };

function instrumented(code: string, mappings: Uncounted["map"]["mappings"] = [], pausable = false) {
  const program = parse(code, { ecmaVersion: "latest", locations: true });
  return instrument({ code, program, map: { sources: [own, ofTheCourse], mappings }, tick: "T", pausable });
}

/** How often the counter is called while the code runs. */
function ticksOf(code: string): number {
  let ticks = 0;
  const counted = new Function("T", instrumented(code).code);
  counted(() => ticks++);
  return ticks;
}

describe("a bundle for a debugger", () => {
  const code = "function f() { for (;;) break; }\nfunction g() {}\nconst h = () => 1;";
  const mappings = [[[0, 0, 0, 0]], [[0, 1, 0, 0]], [[0, 0, 2, 0]]] as const;

  test("asks at the entry of the submission's own functions whether to pause, and nowhere else", () => {
    expect(instrumented(code, mappings, true).code.replace(/\n.*$/, "")).toBe(
      "function f() {if(T(true))debugger; for (;;) {T();break;} }\nfunction g() {T();}\nconst h = () => (T(), 1);",
    );
  });

  test("asks after an `await`, whose value stays what it was", async () => {
    const { code } = instrumented("T.run = async () => { return 1 + await 2; }", [[[0, 0, 0, 0]]], true);
    const asked: unknown[] = [];
    const counter = Object.assign((own: unknown) => asked.push(own) > 9, { run: async () => 0 });
    new Function("T", code)(counter);
    expect([await counter.run(), asked]).toEqual([3, [true, true]]);
  });

  test("is made for a debugger alone: a grade never pauses", () => {
    expect(instrumented(code, mappings).code).not.toContain("debugger");
  });
});

describe("a step counter", () => {
  test.each([
    ["for (let i = 0; i < 5; i++) { i; }", 5],
    ["for (let i = 0; i < 5; i++) i;", 5],
    ["for (let i = 0; i < 5; i++);", 5],
    ["for (let i = 0; i < 5; i++) var x = i;", 5],
    ["for (const x of [1, 2]) for (const y of [1, 2]) x + y;", 6],
    ["for (const x in { a: 1, b: 2 }) x;", 2],
    ["let i = 0; while (i < 3) i++;", 3],
    ["let i = 0; do i++; while (i < 3)", 3],
    ["let i = 0; outer: while (i < 3) { i++; continue outer; }", 3],
  ])("counts each round: %s", (code, ticks) => {
    expect(ticksOf(code)).toBe(ticks);
  });

  test.each([
    ["function f() {} f(); f();", 2],
    ["const f = () => () => ({ a: 1 }); if (f()().a !== 1) throw f;", 2],
    ["const f = (a) => (a, 2); if (f(1) !== 2) throw f;", 1],
    ["const f = (a, b = () => a) => b(); if (f(1) !== 1) throw f;", 2],
    ["class A { constructor() {} m() {} get g() { return 1; } static s() {} } new A().m(); new A().g; A.s();", 5],
    ["class A { f = () => 1; } new A().f();", 1],
    ["class A { constructor() {} } class B extends A { constructor() { super(); } } new B();", 2],
    ["const o = { m() {}, n: function () {} }; o.m(); o.n();", 2],
    ["function* g() { yield 1; yield 2; } [...g()];", 1],
    ["(async () => {})();", 1],
  ])("counts each entry: %s", (code, ticks) => {
    expect(ticksOf(code)).toBe(ticks);
  });

  test("adds no line, and moves the map's columns along", () => {
    const before = "const f = (a) => a;\nwhile (f(0)) f(1);";
    const { code, map } = instrumented(before, [
      [[0], [17, 0, 0, 17], [18, 0, 0, 18]],
      [
        [0, 0, 1, 0],
        [13, 0, 1, 13],
      ],
    ]);
    expect(code.split("\n")).toEqual(["const f = (a) => (T(), a);", "while (f(0)) {T();f(1);}"]);
    const [first, second] = code.split("\n");
    expect(map.mappings.map((line) => line.map(([column]) => column))).toEqual([
      [0, first!.lastIndexOf("a"), first!.lastIndexOf(";")],
      [0, second!.indexOf("f(1)")],
    ]);
  });
});
