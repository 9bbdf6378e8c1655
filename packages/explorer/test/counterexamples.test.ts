import {
  always,
  type Context,
  decisions,
  inProcessExecutor,
  macrotaskSurroundings,
  none,
  playback,
  sometimes,
  sourceOf,
  traceSchema,
} from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { clusterOf, exploreHere } from "./support/toy.ts";
import { Coordinator, twoPhase } from "./support/two-phase.ts";

const agreement = always("agreement", (world) => {
  const committed = decisions(world).find(({ decision }) => decision === "commit");
  const aborted = decisions(world).find(({ decision }) => decision === "abort");
  return committed && aborted && `${committed.id} committed, ${aborted.id} aborted`;
});
const commits = sometimes("everybody commits", ({ nodes }) => nodes.every(({ decision }) => decision === "commit"));

/** Sends the decision before the record of it is on stable storage. */
class TellsBeforeItRemembers extends Coordinator {
  override decide(decision: "commit" | "abort") {
    this.ctx.cancelTimer("votes");
    this.announce(decision);
    this.ctx.log.force({ decision });
  }
}

const oneCrash = { ...none, crashes: 1, restarts: 1 };

describe("a counterexample", () => {
  it("needs a crash between two effects of one handler to catch telling before remembering", async () => {
    const cluster = twoPhase(["yes"], TellsBeforeItRemembers);
    const atomic = await exploreHere(cluster, {
      faults: oneCrash,
      crashCuts: "handlers",
      always: [agreement],
      sometimes: [commits],
    });
    expect(atomic.outcome).toBe("exhausted");
    const { violation } = await exploreHere(cluster, { faults: oneCrash, always: [agreement], sometimes: [commits] });
    expect(violation?.sentence).toMatch(/committed, .* aborted/);
    expect(violation?.trace.steps.filter(({ choice }) => "crash" in choice)).toHaveLength(1);
  });

  it("is absent when the record is forced first", async () => {
    const result = await exploreHere(twoPhase(["yes"]), {
      faults: oneCrash,
      always: [agreement],
      sometimes: [commits],
    });
    expect(result.violation).toBeUndefined();
    expect(result.outcome).toBe("exhausted");
  });

  it("has the fewest faults, though more faults would break it in fewer steps", async () => {
    const never = always("nobody decides", (world) => decisions(world).length > 0 && "somebody decided");
    const { violation } = await exploreHere(twoPhase(["yes"]), { faults: { ...none, timeouts: 1 }, always: [never] });
    expect(violation?.choices.map(({ kind }) => kind)).toEqual(["start", "start", "deliver", "deliver"]);
    expect(violation?.steps).toBe(2);
  });

  it("replays to the very trace that it shows", async () => {
    const cluster = twoPhase(["yes"], TellsBeforeItRemembers);
    const { violation } = await exploreHere(cluster, { faults: oneCrash, always: [agreement] });
    const executor = inProcessExecutor(sourceOf(cluster), macrotaskSurroundings(setImmediate));
    const again = await playback(
      { cluster, network: "multiset", executor },
      violation!.choices,
      violation!.trace.violation,
    );
    expect(again).toEqual(violation!.trace);
    expect(traceSchema.parse(again)).toEqual(again);
  });

  it("is the same in every search", async () => {
    const search = () =>
      exploreHere(twoPhase(["yes", "yes"], TellsBeforeItRemembers), { faults: oneCrash, always: [agreement] });
    expect(await search()).toEqual(await search());
  });
});

describe("a search that proves nothing says so", () => {
  it("by naming the goals that no state reaches", async () => {
    const { unreached } = await exploreHere(twoPhase(["no"]), { sometimes: [commits] });
    expect(unreached).toEqual(["everybody commits"]);
  });

  it("by the outcome bounded when it was stopped", async () => {
    const { outcome, coverage } = await exploreHere(twoPhase(["yes", "yes"]), {
      faults: { ...none, drops: 1 },
      bound: { states: 50 },
    });
    expect(outcome).toBe("bounded");
    expect(coverage.summary).toMatch(/^bounded: multiset, 1 drop; \d+ states$/);
  });

  it("by the outcome stopped when somebody wished so, after the next pause", async () => {
    const wish = { aborted: false };
    const told: number[] = [];
    const { outcome, coverage } = await exploreHere(twoPhase(["yes", "yes"]), {
      faults: { ...none, drops: 1 },
      onProgress: ({ states }) => told.push(states),
      pause: async () => {
        wish.aborted = told.length === 5;
      },
      signal: wish,
    });
    expect(outcome).toBe("stopped");
    expect(told).toHaveLength(5);
    expect(coverage.states).toBe(told.at(-1));
    expect(coverage.summary).toMatch(/^stopped: multiset, 1 drop; \d+ states$/);
  });

  it("by refusing conditions that contradict themselves", async () => {
    await expect(exploreHere(twoPhase([]), { network: "forgetless", faults: { ...none, drops: 1 } })).rejects.toThrow(
      /without bound/,
    );
    await expect(exploreHere(twoPhase([]), { faults: { ...none, crashes: { p9: 1 } } })).rejects.toThrow(/p9/);
  });
});

describe("a node that never stops sending", () => {
  it("is a violation of its own, with its trace", async () => {
    class Chatterbox {
      constructor(readonly ctx: Context) {}
      onStart() {
        this.ctx.send("b", { type: "word" });
      }
      onWord() {
        for (const to of ["a", "b"]) this.ctx.send(to, { type: "word" });
      }
    }
    const cluster = clusterOf({ a: (ctx) => new Chatterbox(ctx), b: (ctx) => new Chatterbox(ctx) }, 5);
    const { violation } = await exploreHere(cluster);
    expect(violation?.property).toBe("never stops sending");
    expect(violation?.sentence).toMatch(/^6 messages are in flight at once/);
  });
});
