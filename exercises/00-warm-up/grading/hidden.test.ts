/** The same shop when messages are lost. */
import { requirement } from "@workbook/grading";
import { eventually, none, sometimes } from "@workbook/harness";
import { effect, noEffectTwice } from "@workbook/properties";
import { expect } from "vitest";
import { warmUp } from "#given/cluster.ts";

requirement(
  "whatever single message is lost, the customer has its receipt in the end",
  { id: "heard", points: 30, concept: "message retries", mistake: "orders-once", hint: "a-lost-receipt" },
  async ({ explore }) => {
    for (const orders of [1, 2]) {
      const result = await explore(warmUp({ orders }), {
        network: "multiset",
        faults: { ...none, drops: 1 },
        always: [noEffectTwice],
        sometimes: [effect(sometimes, "order 1 is shipped", "shop", { shipped: 1 })],
        eventually: [effect(eventually, `the receipt of order ${orders}`, "customer", { received: orders })],
      });
      expect(result).toHold();
    }
  },
);
