import { describe, expect, it } from "vitest";
import { fieldLines } from "../src/field-lines.ts";

describe("a node's fields", () => {
  it("are taken apart at the outermost commas alone", () => {
    const text = 'Coordinator { yes: Set {"p1", "p2"}, log: [{ a: 1, b: 2 }], decision: undefined }';
    expect(fieldLines(text)).toEqual({
      kind: "Coordinator",
      fields: [
        { name: "yes", value: 'Set {"p1", "p2"}' },
        { name: "log", value: "[{ a: 1, b: 2 }]" },
        { name: "decision", value: "undefined" },
      ],
    });
  });

  it("may hold brackets, commas and quotes in their strings", () => {
    expect(fieldLines('{ text: "a, {\\"b\\", ] }", n: 1 }').fields).toEqual([
      { name: "text", value: '"a, {\\"b\\", ] }"' },
      { name: "n", value: "1" },
    ]);
  });

  it("may hold a lone escaped quote before a comma", () => {
    expect(fieldLines('{ text: "a\\", b", n: 1 }').fields).toEqual([
      { name: "text", value: '"a\\", b"' },
      { name: "n", value: "1" },
    ]);
  });

  it("are none in an empty object, and one value without a name in any other text", () => {
    expect(fieldLines("{}").fields).toEqual([]);
    expect(fieldLines("<function>").fields).toEqual([{ name: "", value: "<function>" }]);
  });
});
