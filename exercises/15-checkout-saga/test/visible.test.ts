/** What you can see while you work. The rest of the grade asks the same in worse weather. */
import { type RequirementTools, requirement } from "@workbook/grading";
import { none } from "@workbook/harness";
import { exactlyOnce, neverNegative } from "@workbook/properties";
import { expect } from "vitest";
import { checkout } from "#given/cluster.ts";
import type { Reason } from "#given/messages.ts";
import { smallShop } from "#given/shop.ts";
import { effects, moneyOf, stockOf } from "./ledgers.ts";
import { allOrNothing, nothingShipsUnpaid, oneTruth, ordersEnd, trueWords } from "./orders.ts";

async function ends({ explore }: RequirementTools, orders: string, books: number, ...end: ("completed" | Reason)[]) {
  const shop = smallShop(books);
  const result = await explore(checkout({ orders, books }), {
    network: "multiset",
    faults: none,
    always: [
      exactlyOnce(effects),
      neverNegative(stockOf(shop)),
      neverNegative(moneyOf(shop)),
      nothingShipsUnpaid,
      oneTruth,
      trueWords,
    ],
    eventually: [ordersEnd(...end), allOrNothing],
  });
  expect(result).toHold();
}

requirement(
  "an order is set aside, paid for and shipped, and its customer is told so",
  { id: "completes", points: 10, concept: "e-commerce saga", mistake: "ships-first", hint: "the-steps" },
  async (tools) => {
    await ends(tools, "ann book home", 1, "completed");
    await ends(tools, "ann book home, ben book home", 2, "completed", "completed");
  },
);

requirement(
  "what is out of stock is not sold",
  { id: "out-of-stock", points: 5, concept: "inventory reservation", mistake: "oversells", hint: "who-counts" },
  (tools) => ends(tools, "ann book home", 0, "out of stock"),
);

requirement(
  "who cannot pay gets nothing, and what was set aside is put back",
  {
    id: "insufficient-funds",
    points: 5,
    concept: "payment processing",
    mistake: "keeps-what-nobody-pays",
    hint: "the-way-back",
  },
  (tools) => ends(tools, "poor book home", 1, "insufficient funds"),
);

requirement(
  "what cannot be delivered is paid back and put back",
  { id: "undeliverable", points: 10, concept: "shipment creation", mistake: "forgets-to-refund", hint: "the-way-back" },
  (tools) => ends(tools, "ann book nowhere", 1, "undeliverable"),
);
