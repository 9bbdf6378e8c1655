/** What you can see while you work. */
import { requirement } from "@workbook/grading";
import { eventually, none, sometimes } from "@workbook/harness";
import { effect, noEffectTwice } from "@workbook/properties";
import { expect } from "vitest";
import { warmUp } from "#given/cluster.ts";

requirement(
  "an order is shipped, and the customer has its receipt",
  { id: "shipped", points: 30, concept: "message retries", hint: "the-missing-line" },
  async ({ explore }) => {
    const result = await explore(warmUp({ orders: 2 }), {
      network: "multiset",
      faults: none,
      always: [noEffectTwice],
      sometimes: [effect(sometimes, "order 2 is shipped", "shop", { shipped: 2 })],
      eventually: [effect(eventually, "the receipt of order 2", "customer", { received: 2 })],
    });
    expect(result).toHold();
  },
);

requirement(
  "an order that arrives twice is shipped once",
  { id: "once", points: 30, concept: "deduplication", mistake: "forgets-what-it-shipped", hint: "the-missing-line" },
  async ({ explore }) => {
    for (const orders of [1, 2]) {
      const result = await explore(warmUp({ orders }), {
        network: "multiset",
        faults: { ...none, duplicates: 1 },
        always: [noEffectTwice],
        sometimes: [effect(sometimes, "order 1 is shipped", "shop", { shipped: 1 })],
      });
      expect(result).toHold();
    }
  },
);

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
