import { type Context, type Decision, none } from "@workbook/harness";
import { finality } from "@workbook/properties";
import { describe, expect, it } from "vitest";
import { brief, clusterOf, exploreHere, Stage } from "./support/stage.ts";

const decider = (decide: (ctx: Context) => void) => ({ n: (ctx: Context) => ({ onStart: () => decide(ctx) }) });

describe("deciding", () => {
  it("twice alike is harmless", async () => {
    const step = await new Stage(
      decider((ctx) => {
        ctx.decide("commit");
        ctx.decide("commit");
      }),
    ).start();
    expect(step.failure).toBeUndefined();
    expect(brief(step)).toEqual(["decide commit", "decide commit"]);
  });

  it("otherwise than before is refused, and catching the refusal does not help", async () => {
    const step = await new Stage(
      decider((ctx) => {
        ctx.decide("commit");
        try {
          ctx.decide("abort");
        } catch {}
      }),
    ).start();
    expect(step.failure).toBe("n decided commit before and now decides abort; a decision is irrevocable");
    expect(brief(step)).toEqual(["decide commit"]);
  });

  it.each(["maybe", undefined, 1])("%o is refused", async (decision) => {
    const { failure } = await new Stage(decider((ctx) => ctx.decide(decision as Decision))).start();
    expect(failure).toMatch(/^ctx\.decide\(.*\) is no decision; decide "commit" or "abort"$/);
  });

  it("otherwise after a crash is nobody's refusal, but breaks AC2", async () => {
    const fickle = decider((ctx) => ctx.decide(ctx.restarted ? "abort" : "commit"));
    const { violation } = await exploreHere(clusterOf(fickle), {
      faults: { ...none, crashes: 1, restarts: 1 },
      always: [finality],
    });
    expect(violation?.property).toBe("AC2 finality");
    expect(violation?.sentence).toBe("n decided commit, and later abort");
    expect(violation?.choices.map(({ kind }) => kind)).toEqual(["start", "crash", "restart"]);
  });
});
