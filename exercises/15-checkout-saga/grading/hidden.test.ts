/** The same in the weather of this task: crashes, losses, repetitions, early timeouts; races, and a busy day. */
import { type RequirementTools, requirement } from "@workbook/grading";
import { type Faults, none } from "@workbook/harness";
import { exactlyOnce, neverNegative } from "@workbook/properties";
import { expect } from "vitest";
import { busyDay, checkout } from "#given/cluster.ts";
import type { Reason } from "#given/messages.ts";
import { largeShop, type Shop, smallShop } from "#given/shop.ts";
import { effects, moneyOf, stockOf } from "../test/ledgers.ts";
import { allAreTold, allOrNothing, anOrderEnds, nothingShipsUnpaid, oneTruth, trueWords } from "../test/orders.ts";
import { weatherOfTheDay } from "../test/weather.ts";

/** All that must never be broken. */
function promises(shop: Shop) {
  const counted = [neverNegative(stockOf(shop)), neverNegative(moneyOf(shop)), exactlyOnce(effects)];
  return [...counted, nothingShipsUnpaid, oneTruth, trueWords];
}

interface Asked {
  readonly faults: Partial<Faults>;
  readonly books?: number;
  /** How orders can end, in one schedule or another. */
  readonly ends: readonly ("completed" | Reason)[];
}

async function keeps({ explore }: RequirementTools, orders: string, { faults, books = 1, ends }: Asked): Promise<void> {
  const result = await explore(checkout({ orders, books }), {
    network: "multiset",
    faults: { ...none, ...faults },
    always: promises(smallShop(books)),
    sometimes: ends.map(anOrderEnds),
    eventually: [allAreTold(orders.split(", ").length), allOrNothing],
  });
  expect(result).toHold();
}

/** One order of each kind: how it ends when all goes well, and with how many books in stock. */
const kinds = [
  { orders: "ann book home", books: 1, ends: ["completed"] },
  { orders: "ann book home", books: 0, ends: ["out of stock"] },
  { orders: "poor book home", books: 1, ends: ["insufficient funds"] },
  { orders: "ann book nowhere", books: 1, ends: ["undeliverable"] },
] as const;

requirement(
  "of two who want the last one, one gets it, and the other pays nothing",
  { id: "race", points: 15, concept: "inventory reservation", mistake: "oversells", hint: "who-counts" },
  async (tools) => {
    const orchestrator = { orchestrator: 1 };
    const weathers: Partial<Faults>[] = [
      { crashes: 1, restarts: 1, duplicates: { "orchestrator->inventory": 1 } },
      { crashes: orchestrator, restarts: orchestrator, drops: { "inventory->orchestrator": 1 } },
      { duplicates: { "inventory->orchestrator": 1 }, drops: 1 },
      { timeouts: 2 },
    ];
    for (const faults of weathers)
      await keeps(tools, "ann book home, ben book home", { faults, ends: ["completed", "out of stock"] });
  },
);

requirement(
  "what was refused stays refused, and what was done is done once, though requests and answers come again",
  { id: "repeats", points: 10, concept: "idempotency", mistake: "forgets-a-refusal", hint: "what-a-service-remembers" },
  async (tools) => {
    const ends = ["undeliverable", "completed", "out of stock"] as const;
    const late = { duplicates: { "orchestrator->inventory": 1 } };
    await keeps(tools, "ann book nowhere, ben book home", { faults: late, ends });
    await keeps(tools, "ann book nowhere", { faults: { duplicates: 2 }, ends: ["undeliverable"] });
  },
);

requirement(
  "whoever crashes, twice, each order ends whole or not at all",
  { id: "crashes", points: 15, concept: "failure recovery", mistake: "leaks-a-reservation", hint: "the-saga-log" },
  async (tools) => {
    for (const { orders, ...asked } of kinds)
      await keeps(tools, orders, { ...asked, faults: { crashes: 2, restarts: 2, timeouts: 1 } });
  },
);

requirement(
  "silence is no answer: nothing ships, and nothing is given up, because nobody answers",
  { id: "silence", points: 10, concept: "timeout handling", mistake: "ships-on-a-timeout", hint: "asking-again" },
  async (tools) => {
    for (const { orders, ...asked } of kinds)
      await keeps(tools, orders, { ...asked, faults: { timeouts: 2, drops: 1, duplicates: 1 } });
  },
);

requirement(
  "there is one truth about an order: once it is completed or cancelled, it is so for ever, and it is so",
  { id: "one-truth", points: 5, concept: "eventual consistency", mistake: "flips-after-cancelling", hint: "one-word" },
  async (tools) => {
    for (const { orders, ...asked } of kinds)
      await keeps(tools, orders, { ...asked, faults: { crashes: 1, restarts: 1, duplicates: 1, timeouts: 1 } });
  },
);

requirement(
  "500 orders on a busy day end, each whole or not at all, whatever crashes and is lost meanwhile",
  { id: "busy-day", points: 15, concept: "real-world saga", mistake: "counts-in-memory", hint: "who-counts" },
  async ({ simulate }) => {
    const result = await simulate(busyDay({ orders: 500, perSecond: 25 }), {
      seeds: 100,
      ...weatherOfTheDay,
      always: promises(largeShop()),
      sometimes: (["completed", "out of stock", "insufficient funds", "undeliverable"] as const).map(anOrderEnds),
      eventually: [allAreTold(500), allOrNothing],
    });
    expect(result).toHold();
  },
);
