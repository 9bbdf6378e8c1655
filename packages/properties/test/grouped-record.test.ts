import { expect, it } from "vitest";
import { fieldOf, fieldsOf, grouped, withField } from "../src/index.ts";

it("a field is found under its name, whatever others end alike", () => {
  const record = withField(withField(grouped({ a01: 1 }), "b01", 2), "a02", 3);
  expect(["a01", "b01", "a02", "c01"].map((name) => fieldOf(record, name))).toEqual([1, 2, 3, undefined]);
  expect(fieldsOf(record).sort()).toEqual([
    ["a01", 1],
    ["a02", 3],
    ["b01", 2],
  ]);
});

it("a field that is taken away leaves nothing behind, and what was is not changed", () => {
  const before = grouped({ a: 1 });
  expect(withField(withField(before, "b", 2), "b", undefined)).toEqual(before);
  expect(withField(before, "a", undefined)).toEqual({});
  expect(before).toEqual(grouped({ a: 1 }));
});
