import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Tally } from "../src/fact.ts";

let said = "";
const before = process.exitCode;
beforeEach(() => {
  said = "";
  process.exitCode = undefined;
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = before;
});

/** What is said at the end, and the exit code. */
function close(tally: Tally): [string, typeof process.exitCode] {
  tally.close();
  return [said.trimEnd().split("\n").at(-1)!, process.exitCode];
}

describe("a run", () => {
  it("ends with what held and what did not, alone on a line", () => {
    const tally = new Tally();
    tally.add({ name: "one", ok: true });
    tally.addCounts(3, 0);
    expect(close(tally)).toEqual(["4 passed, 0 failed", undefined]);
  });

  it("fails when anything failed, and tells the reason beneath the fact", () => {
    const tally = new Tally();
    tally.addCounts(3, 0);
    tally.add({ name: "one", ok: false, detail: "first\nsecond" });
    expect(close(tally)).toEqual(["3 passed, 1 failed", 1]);
    expect(said).toContain("✗ one\n    first\n    second\n");
  });

  it("fails when nothing ran", () => {
    expect(close(new Tally())).toEqual(["0 passed, 0 failed", 1]);
  });
});
