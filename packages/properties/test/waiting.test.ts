/** Who waits for whom, seen from what clients ask and are told. */
import type { Goal, Observed, Plain } from "@workbook/harness";
import {
  circleIn,
  followWishes,
  noDeadlock,
  noLockLeak,
  noStarvation,
  type WishEvent,
  type Wishes,
  waitsInWords,
  waitsOf,
} from "@workbook/properties";
import { describe, expect, test } from "vitest";

const wishes = followWishes(["emit"], (event) =>
  event.kind === "emit" ? (event.observation as unknown as WishEvent) : undefined,
);

/** Reads `T1.0 asks w x`, `T1.0 gets`, `T1 gives-up`, `T1 ends`. */
function told(words: string): WishEvent {
  const [name = "", kind, mode, key = ""] = words.split(" ");
  const [tx = "", op] = name.split(".");
  if (kind === "asks") return { kind, tx, op: Number(op), key, mode: mode === "w" ? "write" : "read" };
  if (kind === "gets") return { kind, tx, op: Number(op) };
  return { kind: kind as "gives-up" | "ends", tx };
}

function after(...events: readonly string[]): Wishes {
  const emitted = events.map(
    (words): Observed => ({ kind: "emit", node: "client", observation: told(words) as unknown as Plain }),
  );
  return emitted.reduce((state, event) => wishes.observe(state, event), wishes.initial(["client"]));
}

function says(goal: Goal, state: Wishes): string | undefined {
  return goal.reached(state) ? undefined : goal.missing?.(state);
}

const bothHold = ["T1.0 asks w x", "T1.0 gets", "T2.0 asks w y", "T2.0 gets"];
const deadlock = [...bothHold, "T1.1 asks w y", "T2.1 asks w x"];

describe("who waits for whom", () => {
  test("whoever has asked and has no answer waits for those who got what is in its way", () => {
    expect(waitsOf(after(...bothHold, "T1.1 asks w y"))).toEqual([{ from: "T1", to: "T2", key: "y" }]);
  });

  test("readers are not in each other's way", () => {
    expect(waitsOf(after("T1.0 asks r x", "T1.0 gets", "T2.0 asks r x"))).toEqual([]);
    expect(waitsOf(after("T1.0 asks r x", "T1.0 gets", "T2.0 asks w x"))).toHaveLength(1);
  });

  test("one that asks for an operation again has asked once, and what it has got it does not ask for", () => {
    expect(after("T1.0 asks w x", "T1.0 asks w x").asked).toHaveLength(1);
    expect(after("T1.0 asks w x", "T1.0 gets", "T1.0 asks w x").asked).toEqual([]);
  });

  test("one that gives up or ends waits for nobody", () => {
    expect(waitsOf(after(...deadlock, "T2 gives-up"))).toEqual([{ from: "T1", to: "T2", key: "y" }]);
    expect(waitsOf(after(...deadlock, "T2 ends"))).toEqual([{ from: "T1", to: "T2", key: "y" }]);
  });
});

describe("a circle of waits", () => {
  test("is found whole, and nothing that only leads into it", () => {
    const waits = ["0>1", "1>2", "2>3", "3>1"].map((it) => ({ from: it[0]!, to: it[2]!, key: "k" }));
    expect(waitsInWords(circleIn(waits)!)).toBe("1 waits for 2 (k), 2 waits for 3 (k), 3 waits for 1 (k)");
  });

  test("is none where waits lead nowhere", () => {
    const waits = ["0>1", "1>2", "0>2"].map((it) => ({ from: it[0]!, to: it[2]!, key: "k" }));
    expect(circleIn(waits)).toBeUndefined();
  });
});

describe("deadlock, leaked locks, starvation", () => {
  test("a deadlock is told by who waits for whom", () => {
    expect(says(noDeadlock(wishes), after(...deadlock))).toBe("T1 waits for T2 (y), T2 waits for T1 (x)");
    expect(says(noDeadlock(wishes), after(...bothHold, "T1.1 asks w y"))).toBeUndefined();
  });

  test("a circle through one that has ended is no deadlock, but its lock has leaked", () => {
    const state = after(...deadlock, "T2 ends");
    expect(says(noDeadlock(wishes), state)).toBeUndefined();
    expect(says(noLockLeak(wishes), state)).toBe("T1 waits for y, which T2 had locked; and T2 has ended");
  });

  test("a lock has not leaked while another one is in the way", () => {
    const two = ["T1.0 asks r x", "T1.0 gets", "T2.0 asks r x", "T2.0 gets", "T3.0 asks w x"];
    expect(says(noLockLeak(wishes), after(...two, "T1 ends"))).toBeUndefined();
    expect(says(noLockLeak(wishes), after(...two, "T1 ends", "T2 ends"))).toContain("T3 waits for x");
  });

  test("one that is never answered starves, whoever is served meanwhile", () => {
    const events = ["T1.0 asks w x", "T2.0 asks r x", "T2.0 gets", "T2 ends", "T3.0 asks r x", "T3.0 gets"];
    expect(says(noStarvation(wishes), after(...events))).toBe("T1 waits for x, and T2, T3 had it");
    expect(says(noStarvation(wishes), after(...events, "T1.0 gets"))).toBeUndefined();
  });
});
