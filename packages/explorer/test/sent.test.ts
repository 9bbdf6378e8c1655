/** What a thread remembers of the states that it has sent to others. */
import { describe, expect, it } from "vitest";
import { Sent } from "../src/parallel/sent.ts";

const rows = Int32Array.of(7, 1, 2, 7, 1, 3);

describe("a state that was sent", () => {
  it("need not be sent again, from there or from farther away", () => {
    const sent = new Sent(3);
    expect([9, 9, 12].map((depth) => sent.covers(rows, 0, 5, depth))).toEqual([false, true, true]);
  });

  it("is sent again from nearer to the beginning", () => {
    const sent = new Sent(3);
    expect([9, 4, 4].map((depth) => sent.covers(rows, 0, 5, depth))).toEqual([false, false, true]);
  });

  it("is not taken for another with the same hash", () => {
    const sent = new Sent(3);
    expect([0, 3, 3, 0].map((at) => sent.covers(rows, at, 5, 1))).toEqual([false, false, true, false]);
  });

  it("is not taken for one that was never sent, not even one of zeros", () => {
    expect(new Sent(3).covers(new Int32Array(3), 0, 0, 0)).toBe(false);
  });
});
