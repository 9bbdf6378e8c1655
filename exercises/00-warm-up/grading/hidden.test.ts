/** The same shop when the customer is in a hurry. */
import { requirement } from "@workbook/grading";
import { eventually, none, sometimes } from "@workbook/harness";
import { effect, noEffectTwice } from "@workbook/properties";
import { expect } from "vitest";
import { warmUp } from "#given/cluster.ts";

requirement(
  "a customer that asks again too early is not sent two parcels",
  {
    id: "hasty",
    points: 10,
    concept: "deduplication",
    mistake: "forgets-what-it-shipped",
    hint: "the-missing-line",
  },
  async ({ explore }) => {
    for (const orders of [1, 2]) {
      const result = await explore(warmUp({ orders }), {
        network: "multiset",
        faults: { ...none, timeouts: 2 },
        always: [noEffectTwice],
        sometimes: [effect(sometimes, `order ${orders} is shipped`, "shop", { shipped: orders })],
        eventually: [effect(eventually, `the receipt of order ${orders}`, "customer", { received: orders })],
      });
      expect(result).toHold();
    }
  },
);
