import { decodeToken, encodeToken, type Token } from "@workbook/harness";
import { describe, expect, it } from "vitest";

const token: Token = {
  exercise: "01-two-phase-commit",
  target: "mutant:late-yes-reopens",
  version: "0.1.0",
  hash: "0123abcd",
  cluster: { name: "two-phase-commit", params: { votes: ["yes", "no"], name: "Zürich → 東京 🚆 \ud800" } },
  network: "multiset",
  crashCuts: "effects",
  choices: [
    { kind: "start", node: "coordinator" },
    { kind: "deliver", message: 3, crash: { afterEffects: 1, survivors: 0 } },
    { kind: "partition", side: ["p1"] },
    { kind: "timer", node: "p1", name: "in doubt", early: true },
  ],
  violation: { property: "AC1 agreement", sentence: "p1 committed, p2 aborted", step: 3 },
};

describe("a token", () => {
  it("is read back as it was written, whatever script its words are in", () => {
    expect(decodeToken(encodeToken(token))).toEqual(token);
  });

  it.each([0, 1, 2, 3])("of any length is read back: %i letters more", (more) => {
    const longer = { ...token, hash: "x".repeat(more) };
    expect(decodeToken(encodeToken(longer))).toEqual(longer);
  });

  it("is one word that a shell, a mail and an address leave alone", () => {
    expect(encodeToken(token)).toMatch(/^wb1\.[A-Za-z0-9_-]+$/);
    expect(decodeToken(`  ${encodeToken(token)}\n`)).toEqual(token);
  });

  it.each(["", "hello", "wb2.eyJ9", "eyJ9"])("is not %j, and the sentence says how one begins", (text) => {
    expect(() => decodeToken(text)).toThrow(
      "this is not a trace's token: it does not begin with wb1.; copy the whole word that the grade printed",
    );
  });

  it.each<[string, (text: string) => string]>([
    ["its end is missing", (text) => text.slice(0, -5)],
    ["its middle is missing", (text) => text.slice(0, 40) + text.slice(60)],
    ["a letter is none of the alphabet", (text) => text.replace(/.$/, "!")],
    ["it holds no JSON", () => "wb1.AAAA"],
    ["it holds nothing", () => "wb1."],
    ["it holds something else", () => `wb1.${Buffer.from('{"exercise":1}').toString("base64url")}`],
  ])("is damaged when %s, and the sentence says so", (_, damage) => {
    expect(() => decodeToken(damage(encodeToken(token)))).toThrow(
      "this token is damaged; copy the whole word that the grade printed",
    );
  });
});
