import { describe, expect, it } from "vitest";
import { clip, columnsOf, printable, wrap, wrapWithin } from "../src/printable.ts";

describe("text that others wrote", () => {
  it("shows control characters as pictures, so that none moves the cursor", () => {
    expect(printable("\u001b[2J\r\n\t\u0000\u007f")).toBe("␛[2J␍␊␉␀␡");
  });

  it("shows a mark of replacement for what turns the reading direction round", () => {
    for (const character of ["\u061c", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069"])
      expect(printable(`a${character}b`)).toBe("a\ufffdb");
  });

  it("shows a mark of replacement for what cannot be seen or cannot stand in XML", () => {
    for (const character of [
      "\u0085",
      "\u00ad",
      "\u200b",
      "\u2028",
      "\u3164",
      "\ufeff",
      "\uffff",
      "\ud800",
      "\u{e0041}",
    ])
      expect(printable(`a${character}b`)).toBe("a\ufffdb");
  });

  it("keeps letters of all scripts, accents and emoji", () => {
    const text = "größe naïve 東京 שלום 🎉 e\u0301";
    expect(printable(text)).toBe(text);
  });

  it("keeps three of the marks that are stacked on one character", () => {
    expect(printable(`a${"\u0301".repeat(50)}`)).toBe("a\u0301\u0301\u0301");
  });
});

describe("columns", () => {
  it("are two for a wide character and none for a combining mark", () => {
    expect(columnsOf("abc")).toBe(3);
    expect(columnsOf("東京")).toBe(4);
    expect(columnsOf("\u{20000}")).toBe(2);
    expect(columnsOf("🎉")).toBe(2);
    expect(columnsOf("e\u0301")).toBe(1);
    expect(columnsOf("├►■●")).toBe(4);
  });
});

describe("clipping", () => {
  it("leaves alone what fits, and ends what does not with an ellipsis", () => {
    expect(clip("commit", 6)).toBe("commit");
    expect(clip("committed", 6)).toBe("commi…");
    expect(clip("all of it", 5)).toBe("all…");
  });

  it("does not cut a wide character in two", () => {
    expect(clip("東京都", 4)).toBe("東…");
  });
});

describe("wrapping", () => {
  it("breaks between words, and cuts a word that is longer than the line", () => {
    expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrap("abcdefgh i", 3)).toEqual(["abc", "def", "gh", "i"]);
  });

  it("ends the last line that is allowed with an ellipsis when there would be more", () => {
    expect(wrapWithin("one two three four", 7, 2)).toEqual(["one two", "three…"]);
    expect(wrapWithin("one two", 7, 1)).toEqual(["one two"]);
  });
});
