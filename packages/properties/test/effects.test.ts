import { eventually, type Observed, type Plain } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { effect, noEffectTwice } from "../src/index.ts";

const emit = (node: string, observation: Plain): Observed => ({ kind: "emit", node, observation });
const after = (...events: Observed[]) =>
  events.reduce((state, event) => noEffectTwice.monitor.observe(state, event), noEffectTwice.monitor.initial([]));

describe("effects", () => {
  it("may not happen twice at one node", () => {
    const shipped = emit("shop", { shipped: 7 });
    expect(
      noEffectTwice.check(after(shipped, emit("shop", { shipped: 8 }), emit("other", { shipped: 7 }))),
    ).toBeUndefined();
    expect(noEffectTwice.check(after(shipped, shipped))).toBe('shop did the same thing twice: {"shipped":7}');
  });

  it("are reached by the node that is asked for", () => {
    const goal = effect(eventually, "the order is shipped", "shop", { shipped: 7 });
    expect(goal.reached(after(emit("other", { shipped: 7 })))).toBe(false);
    expect(goal.reached(after(emit("shop", { shipped: 7 })))).toBe(true);
  });
});
