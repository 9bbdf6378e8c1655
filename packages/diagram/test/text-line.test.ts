import { describe, expect, it } from "vitest";
import { TextLine } from "../src/text-line.ts";

describe("a line of text", () => {
  it("is written on at any column, and what is written later stands", () => {
    const line = new TextLine(20).write(4, "─────").write(8, "►").write(0, "12");
    expect(line.toString()).toBe("12  ────►");
  });

  it("leaves out what passes its width, and never half of a wide character", () => {
    expect(new TextLine(5).write(2, "abcdef").toString()).toBe("  abc");
    expect(new TextLine(5).write(2, "東京").toString()).toBe("  東");
  });

  it("counts a wide character as two columns and an accent as none", () => {
    const line = new TextLine(20).write(0, "東e\u0301").write(4, "│");
    expect(line.toString()).toBe("東e\u0301 │");
  });

  it("ends with its last character that is not blank", () => {
    expect(new TextLine(20).write(0, "a   ").toString()).toBe("a");
    expect(new TextLine(20).toString()).toBe("");
  });

  it("is painted piece by piece, each piece once", () => {
    const line = new TextLine(20).write(0, "│", "lane").write(2, "commit", "commit").write(9, "!");
    expect(line.toString((text, style) => `<${style} ${text}>`)).toBe("<lane │> <commit commit> !");
  });

  it("holds no control character, whoever writes one", () => {
    expect(new TextLine(20).write(0, "\u001b[2J").toString()).toBe("␛[2J");
  });
});
