/** What you can see while you work. The rest of the grade asks the same in worse weather. */
import { requirement } from "@workbook/grading";
import { eventually, none } from "@workbook/harness";
import { expect } from "vitest";
import { shop } from "#given/cluster.ts";
import { allEnd, endOf, guarantee, isTold, truthful } from "./saga-effects.ts";

requirement(
  "an order that nothing stands against is reserved, paid and sent, and the customer hears of it",
  { id: "forward", points: 10, concept: "event publishing", mistake: "ships-what-is-reserved", hint: "the-chain" },
  async ({ explore }) => {
    const result = await explore(shop({ fates: ["well"], cancels: false }), {
      network: "multiset",
      faults: none,
      always: [guarantee, truthful],
      sometimes: [endOf("well")],
      eventually: [allEnd(["well"], false), isTold(eventually, "completed")],
    });
    expect(result).toHold();
  },
);

requirement(
  "when the customer cannot pay, the item goes back into stock",
  { id: "no-money", points: 10, concept: "compensation", mistake: "keeps-the-reservation", hint: "the-way-back" },
  async ({ explore }) => {
    const result = await explore(shop({ fates: ["no money"], cancels: false }), {
      network: "multiset",
      faults: none,
      always: [guarantee, truthful],
      sometimes: [endOf("no money")],
      eventually: [allEnd(["no money"], false)],
    });
    expect(result).toHold();
  },
);
