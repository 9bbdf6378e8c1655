/** Histories whose verdicts are known: by hand, from the literature, and generated. [Adya99, Elle20] */
import { describe, expect, it } from "vitest";
import { checkIsolation, type Value } from "../../src/isolation/index.ts";
import { history } from "./histories.ts";

type Case = [about: string, names: string[], transactions: string[], versions?: Record<string, Value[]>];

const cases: Case[] = [
  ["nothing", [], []],
  ["one transaction that reads its own writes", [], ["T1 w x 1, r x 1"]],
  ["one after the other", [], ["T1 w x 1, w y 1", "T2 r x 1, r y 1"]],
  ["a reader before and one after", [], ["T1 r x -, r y -", "T2 w x 1, w y 1", "T3 r x 1, r y 1"]],
  ["lists, one after the other", [], ["T1 a x 1", "T2 a x 2, l x 1 2", "T3 l x 1 2"]],
  ["an empty list is read before it is written", [], ["T1 l x", "T2 a x 1", "T3 l x 1"]],
  ["an aborted write that nobody sees", [], ["T1! w x 1", "T2 r x -"]],
  ["a write of unknown outcome that somebody sees", [], ["T1? w x 1", "T2 r x 1"]],
  ["a write of unknown outcome that nobody sees", [], ["T1? w x 1", "T2 r x -"]],
  ["read, then written over", [], ["T1 w x 1", "T2 r x 1, w x 2", "T3 r x 2, w x 3"]],
  ["dirty write", ["G0"], ["T1 w x 1, w y 1", "T2 w x 2, w y 2"], { x: [1, 2], y: [2, 1] }],
  ["dirty write in lists", ["G0"], ["T1 a x 1, a y 1", "T2 a x 2, a y 2", "T3 l x 1 2", "T4 l y 2 1"]],
  ["a read of what was aborted", ["G1a"], ["T1! w x 1", "T2 r x 1"]],
  ["a list with what was aborted in it", ["G1a"], ["T1! a x 1", "T2 a x 2", "T3 l x 1 2"]],
  ["a read in between", ["G1b", "G-single"], ["T1 w x 1, w x 2", "T2 r x 1"]],
  ["a list in between", ["G1b", "G-single"], ["T1 a x 1, a x 2", "T2 l x 1", "T3 l x 1 2"]],
  ["each reads what the other wrote", ["G1c"], ["T1 w x 1, r y 2", "T2 w y 2, r x 1"]],
  ["a circle of three", ["G1c"], ["T1 w x 1, r z 3", "T2 r x 1, w y 2", "T3 r y 2, w z 3"]],
  ["lost update", ["lost-update", "G2"], ["T1 r x -, w x 1", "T2 r x -, w x 2"]],
  ["lost update after a version", ["lost-update", "G2"], ["T0 w x 9", "T1 r x 9, w x 1", "T2 r x 9, w x 2"]],
  [
    "lost update where the store tells the order",
    ["lost-update", "G-single"],
    ["T1 r x -, w x 1", "T2 r x -, w x 2"],
    { x: [1, 2] },
  ],
  ["read skew", ["G-single"], ["T1 r x -, r y 2", "T2 w x 2, w y 2"]],
  ["read skew in lists", ["G-single"], ["T1 l x, l y 2", "T2 a x 2, a y 2", "T3 l x 2"]],
  ["write skew", ["G2"], ["T1 r x -, w y 1", "T2 r y -, w x 2"]],
  ["write skew in lists", ["G2"], ["T1 l x, a y 1", "T2 l y, a x 2", "T3 l x 2, l y 1"]],
  [
    "a reader that sees the second of two and not the first",
    ["G-single"],
    ["T1 r x -, r y -", "T2 r y -, w x 1", "T3 r x 1, w y 2, r z -", "T4 r x -, r y 2"],
  ],
  [
    "a fork: two readers see two writers in two orders",
    ["G-nonadjacent"],
    ["T1 w x 1", "T2 w y 2", "T3 r x 1, r y -", "T4 r y 2, r x -"],
  ],
  ["its own write is gone", ["internal"], ["T1 w x 1, r x -"]],
  ["two reads that differ", ["internal"], ["T0 w x 1", "T1 r x -, r x 1"]],
  ["its own append is gone", ["internal"], ["T1 a x 1, l x"]],
  ["a list with its own next append in it", ["internal"], ["T1 l x 1, a x 1"]],
  ["a list in which appends of one stand in another order", ["internal"], ["T1 a x 1, a x 2", "T2 l x 2 1"]],
  ["a value that nobody wrote", ["garbage-read"], ["T1 r x 7"]],
  ["a value twice", ["duplicate"], ["T1 a x 1", "T2 l x 1 1"]],
  [
    "two lists of which neither begins the other",
    ["incompatible-order"],
    ["T1 a x 1", "T2 a x 2", "T3 l x 1 2", "T4 l x 2"],
  ],
  ["a session that goes back", ["G-single-session"], ["T1@a w x 1", "T2@a r x -"]],
  ["a session that writes backwards", ["G0-session"], ["T1@a w x 1", "T2@a w x 2"], { x: [2, 1] }],
  ["a stale read", ["G-single-real-time"], ["T1[0-1] w x 1", "T2[2-3] r x -"]],
  ["a read beside the write", [], ["T1[0-3] w x 1", "T2[2-3] r x -"]],
  ["a read of what comes later", ["G1c-real-time"], ["T1[0-1] r x 1", "T2[2-3] w x 1"]],
  ["a stale read of an unknown write", [], ["T1?[0-1] w x 1", "T2[2-3] r x -"]],
];

describe("a history", () => {
  it.each(cases)("of %s shows %j", (_, names, transactions, versions) => {
    const { anomalies } = checkIsolation(history(transactions, versions));
    expect(anomalies.map(({ name }) => name)).toEqual(names);
  });

  it("is judged by levels", () => {
    const keeps = (...transactions: string[]) => checkIsolation(history(transactions)).keeps[0];
    expect(keeps("T1 w x 1")).toBe("strict serializability");
    expect(keeps("T1[0-1] w x 1", "T2[2-3] r x -")).toBe("serializability");
    expect(keeps("T1 r x -, w y 1", "T2 r y -, w x 2")).toBe("snapshot isolation");
    expect(keeps("T1 r x -, r y 2", "T2 w x 2, w y 2")).toBe("read committed");
    expect(keeps("T1! w x 1", "T2 r x 1")).toBe("read uncommitted");
  });

  it("shows the gravest cycle of a large knot, however many lighter ones there are", () => {
    const ring = Array.from(
      { length: 300 },
      (_, at) => `T${at} r k${at} -, w k${(at + 1) % 300} ${at}${at === 299 ? ", r p -" : ""}`,
    );
    const skew = ["R r p -, r q 2, r k0 -", "W w p 2, w q 2"];
    expect(checkIsolation(history(ring)).anomalies.map(({ name }) => name)).toEqual(["G2"]);
    expect(checkIsolation(history([...ring, ...skew])).anomalies.map(({ name }) => name)).toEqual(["G-single"]);
    expect(checkIsolation(history([...skew, ...ring])).anomalies.map(({ name }) => name)).toEqual(["G-single"]);
  });

  it("is explained by its cycle", () => {
    const { anomalies } = checkIsolation(history(["T1 r x -, r y 2", "T2 w x 2, w y 2"]));
    expect(anomalies[0]).toMatchObject({
      sentence: "T1 does not see x of T2; T1 reads y of T2: each of them comes before itself",
      cycle: [
        { from: "T1", to: "T2", dependency: "rw", key: "x" },
        { from: "T2", to: "T1", dependency: "wr", key: "y" },
      ],
    });
  });
});
