import { describe, expect, test, vi } from "vitest";
import { lineReader } from "../../src/execution/lines.ts";
import { readAnswer } from "../../src/execution/wire.ts";

const result = {
  effects: [{ kind: "send", to: "p1", message: { vote: "yes", type: "vote" } }],
  fields: "Coordinator {}",
  mergeable: true,
  unchanged: false,
  suspended: [],
  readsClock: false,
  draws: 0,
  printed: [],
};
const answer = (changes: object) => JSON.stringify({ kind: "result", result: { ...result, ...changes } });

describe("an answer", () => {
  test("is taken over as it was said, the order of fields included", () => {
    expect(JSON.stringify(readAnswer(answer({})))).toContain(`{"vote":"yes","type":"vote"}`);
  });

  test.each([
    ["no JSON", "{"],
    ["another kind", `{ "kind": "score", "points": 100 }`],
    ["an unknown effect", answer({ effects: [{ kind: "win" }] })],
    ["a message without a type", answer({ effects: [{ kind: "send", to: "p1", message: 1 }] })],
    ["a third decision", answer({ effects: [{ kind: "decide", decision: "maybe" }] })],
    ["a timer in the past", answer({ effects: [{ kind: "setTimer", name: "t", ms: -1 }] })],
    ["a field too many", answer({ score: 100 })],
    ["an unknown rule", `{ "kind": "refused", "failure": { "rule": "luck", "sentence": "" } }`],
  ])("is refused when it is %s", (_, line) => {
    expect(() => readAnswer(line)).toThrow("answered with something that is no answer; grade again");
  });

  test("has one line, whatever the other side says", () => {
    expect(readAnswer(`{ "kind": "broken", "sentence": "a\\nb" }`)).toEqual({ kind: "broken", sentence: "a b" });
  });
});

describe("a line", () => {
  test("is whole, however it arrives", () => {
    const lines: string[] = [];
    const read = lineReader((line) => lines.push(line));
    for (const piece of ["a", "b\nc\n\nd", "", "e\n", "f"]) read(piece);
    expect(lines).toEqual(["ab", "c", "", "de"]);
  });

  test("that is too long is not kept", () => {
    const tooLong = vi.fn();
    const read = lineReader(() => {}, 5, tooLong);
    read("123");
    expect(tooLong).not.toHaveBeenCalled();
    read("456");
    expect(tooLong).toHaveBeenCalled();
  });
});
