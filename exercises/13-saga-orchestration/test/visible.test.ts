/** What you can see while you work. The rest of the grade asks the same in worse weather. */
import { requirement } from "@workbook/grading";
import { none, sometimes } from "@workbook/harness";
import { expect } from "vitest";
import { orders } from "#given/cluster.ts";
import { allEndAsFated, completes, goesBack, guarantee } from "./saga-effects.ts";

requirement(
  "the commands of a saga are carried out in order, each when the one before it is done",
  { id: "in-order", points: 10, concept: "central coordinator", mistake: "commands-all-at-once", hint: "the-table" },
  async ({ explore }) => {
    const result = await explore(orders({ fates: ["well"], inquiries: 0 }), {
      network: "multiset",
      faults: none,
      always: [guarantee],
      sometimes: [completes(sometimes)],
      eventually: [allEndAsFated(["well"])],
    });
    expect(result).toHold();
  },
);

requirement(
  "a command that is refused turns the saga back, and what was done is undone in reverse",
  { id: "turns-back", points: 10, concept: "compensation", mistake: "compensates-forward", hint: "the-way-back" },
  async ({ explore }) => {
    for (const [j, fate] of (["reserve refused", "charge refused", "ship refused"] as const).entries()) {
      const result = await explore(orders({ fates: [fate], inquiries: 0 }), {
        network: "multiset",
        faults: none,
        always: [guarantee],
        sometimes: j > 0 ? [goesBack(sometimes, j)] : [],
        eventually: [allEndAsFated([fate])],
      });
      expect(result).toHold();
    }
  },
);
