import { canonical, copyPlain, deepFreeze, Refusal } from "@workbook/harness";
import { describe, expect, it } from "vitest";

const copy = (value: unknown) => copyPlain(value, "a message");
const refusal = (value: unknown): string => {
  try {
    copy(value);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return `${(error as Refusal).rule}: ${(error as Refusal).message}`;
  }
  throw new Error("nothing was refused");
};

class Vote {
  vote = "yes";
}
class List extends Array<number> {}

const cycle: { self?: unknown; list?: unknown[] } = {};
cycle.list = [cycle];
const deep = (levels: number): unknown => (levels === 0 ? 1 : { next: deep(levels - 1) });
/** Two to the power of `levels` values, though only as many objects. */
const doubling = (levels: number) => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value, value];
  return value;
};

describe("plain data", () => {
  it.each([
    [null],
    [true],
    [0],
    ["text, “also” this"],
    [[]],
    [{}],
    [{ a: [{ b: null }, [1, "2"]] }],
    [Object.assign(Object.create(null), { a: 1 })],
  ])("is copied as it is: %j", (value) => {
    expect(copy(value)).toEqual(value);
  });

  it("is copied in depth, and the copy is frozen in depth", () => {
    const value = { list: [{ n: 1 }] };
    const copied = copy(value) as unknown as typeof value;
    expect(copied.list[0]).not.toBe(value.list[0]);
    for (const part of [copied, copied.list, copied.list[0]]) expect(Object.isFrozen(part)).toBe(true);
  });

  it("may say one thing at two places: they are two afterwards", () => {
    const shared = { n: 1 };
    const copied = copy([shared, shared]) as object[];
    expect(copied[0]).not.toBe(copied[1]);
  });

  it("leaves out fields that are undefined, as JSON does", () => {
    expect(Object.keys(copy({ a: undefined, b: 1 }) as object)).toEqual(["b"]);
  });

  it("has one zero, and one field of any name", () => {
    expect(Object.is(copy(-0), 0)).toBe(true);
    const odd = JSON.parse('{"__proto__": {"a": 1}}');
    expect(JSON.stringify(copy(odd))).toBe('{"__proto__":{"a":1}}');
  });

  it("looks at a getter once", () => {
    let looks = 0;
    const value = {
      get n() {
        return ++looks;
      },
    };
    expect(copy(value)).toEqual({ n: 1 });
    expect(looks).toBe(1);
  });
});

describe("what is no plain data is refused with the path to it", () => {
  it.each<[string, unknown, string]>([
    ["a cycle", cycle, "a cycle at .list[0]; use a tree: refer to the other object by a name"],
    [
      "a function",
      { a: [() => 1] },
      "a function at .a[0]; use plain data: text, numbers, booleans, null, arrays, objects",
    ],
    ["undefined itself", undefined, "undefined at its top; use plain data"],
    ["undefined in an array", { list: [1, undefined] }, "undefined at .list[1]; use plain data"],
    ["a hole in an array", Object.assign([1], { 2: 3 }), "undefined at [1]; use plain data"],
    ["a symbol", { s: Symbol("s") }, "a symbol at .s; use plain data"],
    ["BigInt", { deep: { n: 10n } }, "a bigint at .deep.n; use plain data"],
    ["NaN", { n: Number.NaN }, "NaN at .n; use a finite number"],
    ["Infinity", [[-Infinity]], "-Infinity at [0][0]; use a finite number"],
    [
      "a class instance",
      { v: new Vote() },
      "an instance of Vote at .v; use a plain object with the fields that the receiver needs",
    ],
    ["a Set", { s: new Set() }, "an instance of Set at .s; use an array: [...set]"],
    ["a Map", new Map(), "an instance of Map at its top; use an array of pairs, or an object: Object.fromEntries(map)"],
    ["a Date", { at: new Date(0) }, "an instance of Date at .at; use a number: date.getTime()"],
    ["an Error", { e: new TypeError("x") }, "an instance of TypeError at .e; use its text: error.message"],
    ["a promise", [Promise.resolve()], "an instance of Promise at [0]; use what it resolves to: await it first"],
    ["a subclass of Array", { l: new List() }, "an instance of List at .l; use an array: Array.from(list)"],
    ["a boxed number", [Object(1)], "an instance of Number at [0]"],
    ["an object with inherited fields", [Object.create({ a: 1 })], "an instance of Object at [0]"],
  ])("%s", (_, value, sentence) => {
    expect(refusal(value)).toContain(`plain-data: a message holds ${sentence}`);
  });

  it.each<[string, unknown, string]>([
    ["more than 100 levels", deep(1000), "more than 100 levels at .next.next"],
    [
      "more values than anybody can send, told by objects or by an array",
      doubling(40),
      "more than 100,000 values at [0][0]",
    ],
    ["an array as long", new Array(1e9), "more than 100,000 values at its top"],
    ["as much text", { t: "x".repeat(2e6) }, "more than 1,000,000 characters at .t"],
  ])("%s", (_, value, sentence) => {
    expect(refusal(value)).toContain(`too-large: a message holds ${sentence}`);
    expect(refusal(value)).toMatch(/; keep it small, or make it several$/);
    expect(refusal(value).length).toBeLessThan(200);
  });

  it("that throws when it is looked at throws its own error", () => {
    const lying = new Proxy({}, { ownKeys: () => Reflect.getPrototypeOf(null as never) as never });
    expect(() => copy({ lying })).toThrow(TypeError);
  });

  it("up to the limits all is well", () => {
    expect(copy(deep(99))).toEqual(deep(99));
    expect((copy(new Array(99_999).fill(0)) as unknown[]).length).toBe(99_999);
  });
});

describe("the canonical text", () => {
  it("is equal for equal data, whatever the order of fields", () => {
    expect(canonical({ b: [1, "x"], a: { d: null, c: true } })).toBe(
      canonical({ a: { c: true, d: null }, b: [1, "x"] }),
    );
    expect(canonical({ b: 1, a: "ü" })).toBe('{"a":"ü","b":1}');
  });

  it("differs for different data", () => {
    const values = [null, 0, "0", "", [], {}, [0], ["0"], { a: 0 }, { a: null }, [[]], "null", [null]];
    expect(new Set(values.map((value) => canonical(value))).size).toBe(values.length);
  });

  it("leaves out what is undefined", () => {
    expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(canonical(undefined)).toBe("null");
  });
});

describe("freezing in depth", () => {
  it("freezes in place, and takes what is frozen to be so below", () => {
    const value = { list: [{ n: 1 }] };
    expect(deepFreeze(value)).toBe(value);
    expect(Object.isFrozen(value.list[0])).toBe(true);
    const inner = { n: 1 };
    deepFreeze(Object.freeze({ inner }));
    expect(Object.isFrozen(inner)).toBe(false);
  });
});
