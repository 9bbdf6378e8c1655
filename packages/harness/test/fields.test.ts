import { Refusal } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { type Fields, fieldsOf, Numbering } from "../src/fields.ts";

const nothing = new Set<unknown>();
const fields = (node: unknown): Fields => fieldsOf(node, nothing);
const text = (node: unknown): string => fields(node).text;

class Coordinator {
  yes = new Set(["p1"]);
  decision: string | undefined;
  count = -0;
}

const shared = { n: 1 };
const cycle: { self?: unknown } = {};
cycle.self = cycle;
const match = /b/.exec("abc")!;

describe("fields as text", () => {
  it.each<[string, unknown, string]>([
    ["a class and its fields", new Coordinator(), 'Coordinator { yes: Set {"p1"}, decision: undefined, count: -0 }'],
    ["a map, nested", { m: new Map([["x", [1, null]]]) }, '{ m: Map {"x" → [1, null]} }'],
    ["a date and a bigint", [new Date(5), 10n], "[Date 5, 10n]"],
    ["numbers that JSON does not know", [Number.NaN, Infinity, -0], "[NaN, Infinity, -0]"],
    ["an object that stands at two places", [shared, shared], "[{ n: 1 }, *1]"],
    ["an object that holds itself", cycle, "{ self: *0 }"],
    [
      "a hole, which is not undefined",
      [Object.assign([1], { 2: 2 }), [1, undefined, 2]],
      "[[1, , 2], [1, undefined, 2]]",
    ],
    ["fields of an array besides its elements", match, '["b"]{ index: 1, input: "abc", groups: undefined }'],
    ["fields of a set", Object.assign(new Set([1]), { extra: 2 }), "Set {1}{ extra: 2 }"],
    ["a name that is no word", { "a: 1, b": 2 }, '{ "a: 1, b": 2 }'],
    ["nothing", {}, "{}"],
    ["an object without a prototype", Object.assign(Object.create(null), { a: 1 }), "{ a: 1 }"],
  ])("show %s", (_, node, shown) => {
    expect(fields(node)).toMatchObject({ text: shown, complete: true });
  });

  it("are equal for equal data only: order of insertion and aliasing included", () => {
    const different = [
      { s: new Set([1, 2]) },
      { s: new Set([2, 1]) },
      { s: [1, 2] },
      { s: ["1", 2] },
      { a: shared, b: shared },
      { a: shared, b: { n: 1 } },
      { a: 1, b: 2 },
      { b: 2, a: 1 },
      { "a: 1, b": 2 },
      { m: new Map([[1, 2]]) },
      { m: new Map([["1", 2]]) },
      { u: undefined },
      {},
    ];
    expect(new Set(different.map(text)).size).toBe(different.length);
  });

  it("leave out the context, wherever it stands", () => {
    const ctx = { id: "n" };
    expect(fieldsOf({ ctx, parts: [ctx, { ctx }] }, new Set([ctx, undefined])).text).toBe(
      '{ parts: [{ id: "n" }, {}] }',
    );
  });

  it.each<[string, unknown, string]>([
    ["a promise", Promise.resolve(), "<Promise>"],
    ["a weak map", new WeakMap(), "<WeakMap>"],
    ["a symbol", Symbol("s"), "<symbol>"],
    ["an error", new Error("x"), "<Error>"],
    ["a regular expression", /x/g, "<RegExp>"],
    ["bytes", new Uint8Array(1), "<bytes>"],
    ["a boxed number", Object(1), "<Number>"],
    ["an iterator", [1].values(), "<iterator>"],
    ["a generator", (function* () {})(), "<iterator>"],
    ["an async generator", (async function* () {})(), "<iterator>"],
  ])("of %s do not say all", (_, value, shown) => {
    expect(fields({ value })).toMatchObject({ text: `{ value: ${shown} }`, complete: false });
  });

  it("take a function to hold no state, and tell when it was replaced by another", () => {
    const known = new Numbering();
    const [one, other] = [() => 1, () => 1];
    const opaque = (value: unknown) => fieldsOf({ value }, nothing, known).opaque;
    expect(fields({ one })).toMatchObject({ text: "{ one: <function> }", complete: true });
    expect(opaque(one)).toBe(opaque(one));
    expect(opaque(one)).not.toBe(opaque(other));
  });
});

describe("writing fields runs none of the node's own code", () => {
  class Liar extends Set<number> {
    override [Symbol.iterator](): SetIterator<number> {
      throw new Error("asked");
    }
    override values(): SetIterator<number> {
      throw new Error("asked");
    }
  }
  class Renamed {}
  Object.defineProperty(Renamed, "name", { get: () => "Lie" });
  class Tricky extends Array<number> {
    override map(): never {
      throw new Error("asked");
    }
  }

  it.each<[string, unknown, string]>([
    ["a getter", Object.defineProperty({}, "g", { enumerable: true, get: () => "lie" }), "{ g: <accessor> }"],
    ["an iterator of a set", new Liar([1, 2]), "Set {1, 2}"],
    ["a method of an array", Tricky.from([1]), "[1]"],
    ["toJSON and toString", { toJSON: () => 1, toString: () => "lie" }, "{ toJSON: <function>, toString: <function> }"],
    ["a date's getTime", Object.assign(new Date(5), { getTime: () => 6 }), "Date 5"],
    ["a class whose name is computed", new Renamed(), "{}"],
  ])("not %s", (_, node, shown) => {
    expect(text(node)).toBe(shown);
  });

  it("but for a proxy's traps, and what they throw is not ours to answer for", () => {
    const node = {
      bad: new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error("no");
          },
        },
      ),
    };
    expect(fields(node)).toMatchObject({ text: "{ bad: <unreadable> }", complete: false });
  });
});

describe("fields without measure are refused", () => {
  const list = (length: number) => {
    let head: unknown;
    for (let n = 0; n < length; n++) head = { head };
    return head;
  };

  it.each<[string, unknown, string]>([
    ["nested as deep as a long list", list(100_000), "a node's fields hold more than 500 levels; keep less"],
    ["as long as nothing can need", new Array(1e9), "a node's fields hold more than 100,000 values; keep less"],
    ["as many", new Set(Array(200_000).keys()), "a node's fields hold more than 100,000 values; keep less"],
  ])("%s", (_, value, sentence) => {
    expect(() => fields({ value })).toThrow(new Refusal("too-large", sentence));
  });
});
