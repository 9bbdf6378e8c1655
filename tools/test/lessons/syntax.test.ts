import { describe, expect, it } from "vitest";
import { codeLines, locate, parse, unindented } from "../../src/lessons/syntax.ts";

const text = `/** The file. */
import { x } from "x";

/** A class. */
export class Node {
  field = 1;

  /** Votes. */
  onVote() {
    // A reason.
    return \`
      two\`;
  }

  decide() {} // At once.

  constructor() {}
}

// Not mine.

/** A function. */
export function make() { /* nothing */ }

const table = { yes: { commit() {} } };
`;
const source = parse("node.ts", text);
const show = (name: string) => unindented(text, locate(source, name));
const count = (name: string) => codeLines(source, locate(source, name));

describe("names in a source file", () => {
  it("are classes, methods, functions and members of constants, each with the comment above it", () => {
    expect(show("make")).toBe("/** A function. */\nexport function make() { /* nothing */ }");
    expect(show("Node.onVote")).toBe("/** Votes. */\nonVote() {\n  // A reason.\n  return `\n    two`;\n}");
    expect(show("table.yes.commit")).toBe("commit() {}");
    expect(show("Node.constructor")).toBe("constructor() {}");
  });

  it("may run from one to another", () => {
    expect(show("Node.field..Node.onVote")).toMatch(/^field = 1;\n\n\/\*\* Votes\. \*\/\nonVote[\s\S]*}$/);
    expect(() => show("Node.onVote..Node.field")).toThrow("runs backwards");
  });

  it("that are not there are told with those that are", () => {
    expect(() => show("Node.onAck")).toThrow(
      "there is no Node.onAck in node.ts; there are field, onVote, decide, constructor",
    );
    expect(() => show("Vote")).toThrow("there is no Vote in node.ts; there are Node, make, table");
  });
});

describe("lines of code", () => {
  it("are those with more than blanks and comments", () => {
    expect(count("Node.onVote")).toBe(4);
    expect(count("Node")).toBe(9);
    expect(codeLines(source, { from: 0, to: text.length })).toBe(12);
  });
});
