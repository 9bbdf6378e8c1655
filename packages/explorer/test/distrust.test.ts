import { always, type Context, decisions, type NodeFactory, none, sometimes, todo } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { clusterOf, exploreHere } from "./support/toy.ts";

/** Three clients that each send a vote to one counter. */
function votes(counter: (ctx: Context) => object) {
  const client = (ctx: Context) => ({ onStart: () => ctx.send("counter", { type: "vote" }) });
  return clusterOf({ counter, c1: client, c2: client, c3: client });
}

const decides = sometimes("the counter decides", ({ nodes }) => nodes.some(({ decision }) => decision));

describe("merging local states by their fields", () => {
  it("keeps few states when the fields say all", async () => {
    class Counter {
      count = 0;
      constructor(readonly ctx: Context) {}
      onVote() {
        if (++this.count === 3) this.ctx.decide("commit");
      }
    }
    const { notes, coverage, unreached } = await exploreHere(
      votes((ctx) => new Counter(ctx)),
      { sometimes: [decides] },
    );
    expect({ notes, unreached }).toEqual({ notes: [], unreached: [] });
    expect(coverage.executions).toBeLessThan(20);
  });

  it.each([
    [
      "a private field",
      (ctx: Context) =>
        new (class {
          #count = 0;
          onVote() {
            if (++this.#count === 3) ctx.decide("commit");
          }
        })(),
    ],
    [
      "a closed-over variable",
      (ctx: Context) => {
        let count = 0;
        return {
          onVote() {
            if (++count === 3) ctx.decide("commit");
          },
        };
      },
    ],
  ])("is given up, with a note, when the state is in %s", async (_, counter) => {
    const { outcome, notes, unreached } = await exploreHere(votes(counter), { sometimes: [decides] });
    expect({ outcome, unreached }).toEqual({ outcome: "exhausted", unreached: [] });
    expect(notes).toEqual([expect.stringContaining("counter keeps state outside its public fields")]);
  });

  it("goes by the order that a Set has, not by the one that it shows", async () => {
    class Sorted extends Set<string> {
      override [Symbol.iterator]() {
        return [...super.values()].sort().values();
      }
    }
    class Counter {
      readonly from = new Sorted();
      constructor(readonly ctx: Context) {}
      onVote(from: string) {
        this.from.add(from);
        if (this.from.size < 3) return;
        const [first] = Array.from(Set.prototype.values.call(this.from));
        this.ctx.decide(first === "c1" ? "commit" : "abort");
      }
    }
    const both = (decision: string) =>
      sometimes(decision, ({ nodes }) => nodes.some((node) => node.decision === decision));
    const { unreached } = await exploreHere(
      votes((ctx) => new Counter(ctx)),
      { sometimes: [both("commit"), both("abort")] },
    );
    expect(unreached).toEqual([]);
  });
});

describe("a node that answers the same history in two ways", () => {
  it("is refused, and told where state belongs", async () => {
    let runs = 0;
    class Counter {
      constructor(readonly ctx: Context) {}
      onVote() {
        this.ctx.emit(++runs);
      }
    }
    const { violation } = await exploreHere(votes((ctx) => new Counter(ctx)));
    expect(violation?.property).toBe("nondeterminism");
    expect(violation?.sentence).toMatch(/counter answers onVote from c\d in two ways .* nothing in module variables/);
  });
});

describe("a handler that never settles", () => {
  it("is found at the end of a run without faults", async () => {
    class Counter {
      async onVote() {
        await new Promise(() => {});
      }
    }
    const { violation } = await exploreHere(votes(() => new Counter()));
    expect(violation?.property).toBe("never-settles");
    expect(violation?.sentence).toMatch(/^onVote of counter never settles/);
  });

  it("is not confused with one that another event settles", async () => {
    class Counter {
      readonly waiting: (() => void)[] = [];
      constructor(readonly ctx: Context) {}
      async onVote() {
        if (this.waiting.length === 2) for (const go of this.waiting) go();
        else await new Promise<void>((resolve) => this.waiting.push(resolve));
      }
    }
    const { outcome } = await exploreHere(votes((ctx) => new Counter(ctx)));
    expect(outcome).toBe("exhausted");
  });
});

describe("a todo", () => {
  it("ends the run that reaches it and is reported", async () => {
    const { outcome, todos } = await exploreHere(votes(() => ({ onVote: () => todo("1a: what does a vote mean?") })));
    expect({ outcome, todos }).toEqual({ outcome: "exhausted", todos: ["1a: what does a vote mean?"] });
  });

  it("does not hide a violation", async () => {
    const nobody = always("nobody decides", (world) => decisions(world).length > 0 && "somebody decided");
    const counter = (ctx: Context) => ({
      onVote: (from: string) => (from === "c3" ? ctx.decide("abort") : todo("1a")),
    });
    const { outcome, violation } = await exploreHere(votes(counter), { faults: none, always: [nobody] });
    expect(outcome).toBe("violated");
    expect(violation?.sentence).toBe("somebody decided");
  });
});

describe("a rule that a node breaks", () => {
  it("is a violation with the shortest way to it", async () => {
    class Counter {
      count = 0;
      onVote() {
        if (++this.count === 2) throw new Error("two is too many");
      }
    }
    const { violation } = await exploreHere(votes(() => new Counter()));
    expect(violation?.property).toBe("handler-threw");
    expect(violation?.sentence).toBe("Counter counter's onVote threw Error: two is too many");
    expect(violation?.steps).toBe(2);
  });
});

describe("a node that never comes back to a state that is known", () => {
  it.each<[string, NodeFactory]>([
    [
      "because it counts",
      (ctx) =>
        new (class {
          count = 0;
          onStart() {
            ctx.setTimer("again", 1);
          }
          onTimer() {
            this.count++;
            ctx.setTimer("again", 1);
          }
        })(),
    ],
    [
      "because its handler never ends",
      (ctx) => ({
        async onStart() {
          for (;;) await ctx.sleep(1);
        },
      }),
    ],
  ])("%s ends the search at its bound, long before all memory is full", async (_, node) => {
    const { outcome, coverage } = await exploreHere(clusterOf({ n: node }));
    expect(outcome).toBe("bounded");
    expect(coverage.states).toBeLessThan(1000);
  });

  it("because it remembers the order of its inputs ends the search after so many executions", async () => {
    const remembers: NodeFactory = (ctx) =>
      new (class {
        seen: string[] = [];
        onStart() {
          for (const name of ["a", "b", "c", "d"]) ctx.setTimer(name, 1);
        }
        onTimer(name: string) {
          this.seen.push(name);
          ctx.setTimer(name, 1);
        }
      })();
    const { outcome, coverage } = await exploreHere(clusterOf({ n: remembers }), { bound: { executions: 500 } });
    expect(outcome).toBe("bounded");
    expect(coverage.executions).toBe(500);
    expect(coverage.states).toBeLessThan(501);
  });
});
