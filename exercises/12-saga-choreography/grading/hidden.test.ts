/** The same in the weather of this task: crashes at every effect, events that come twice and late, orders that are cancelled. */
import { type RequirementTools, requirement } from "@workbook/grading";
import { type Faults, type Goal, none, sometimes } from "@workbook/harness";
import { expect } from "vitest";
import { shop } from "#given/cluster.ts";
import { type Fate, fates } from "#given/shop.ts";
import { comesToRest, onlyThroughTheBus } from "../test/conversations.ts";
import { allEnd, endOf, guarantee, heedsCancellation, isTold, truthful } from "../test/saga-effects.ts";

const isToldCancelled = isTold(sometimes, "cancelled");
const always = [guarantee, truthful, heedsCancellation, onlyThroughTheBus];

/** So many crashes, each followed by a restart, and so many repetitions. */
function weather(crashes: Readonly<Record<string, number>>, duplicates: number): Faults {
  return { ...none, crashes, restarts: crashes, duplicates };
}

const oneCrash = [{ inventory: 1 }, { payment: 1 }, { shipping: 1 }];
const twoCrashes = [
  { inventory: 2 },
  { payment: 2 },
  { shipping: 2 },
  { inventory: 1, payment: 1 },
  { inventory: 1, shipping: 1 },
  { payment: 1, shipping: 1 },
];

async function askOf(
  { explore }: RequirementTools,
  asked: { readonly fates: readonly Fate[]; readonly cancels: boolean },
  faults: Faults,
  reachable: readonly Goal[],
): Promise<void> {
  const eventually = [allEnd(asked.fates, asked.cancels)];
  expect(
    await explore(shop(asked), { network: "multiset", faults, always, sometimes: reachable, eventually }),
  ).toHold();
}

requirement(
  "a service changes its state and publishes, or does neither, through two crashes and a repetition",
  {
    id: "atomic",
    points: 20,
    concept: "event-driven architecture",
    mistake: "stores-then-publishes",
    hint: "the-outbox",
  },
  async (tools) => {
    for (const fate of ["well", "undeliverable"] as const)
      for (const crashes of twoCrashes)
        await askOf(tools, { fates: [fate], cancels: false }, weather(crashes, 1), [endOf(fate)]);
  },
);

requirement(
  "an event that comes again, or late, changes nothing",
  { id: "once", points: 10, concept: "idempotency", mistake: "reserves-twice", hint: "again-and-late" },
  async (tools) => {
    for (const fate of fates) await askOf(tools, { fates: [fate], cancels: false }, weather({}, 2), [endOf(fate)]);
  },
);

requirement(
  "whatever fails, what was done before it is undone in reverse, through a crash of any service",
  { id: "back", points: 15, concept: "compensation", mistake: "forgets-the-refund", hint: "the-way-back" },
  async (tools) => {
    for (const fate of ["out of stock", "no money", "undeliverable"] as const)
      for (const crashes of oneCrash)
        await askOf(tools, { fates: [fate], cancels: false }, weather(crashes, 0), [endOf(fate)]);
  },
);

requirement(
  "a cancellation comes in time or too late, perhaps before the order: it is sent, or nothing of it remains",
  { id: "cancelled", points: 15, concept: "choreography", mistake: "forgets-an-early-cancellation", hint: "too-early" },
  async (tools) => {
    for (const crashes of oneCrash)
      await askOf(tools, { fates: ["well"], cancels: true }, weather(crashes, 1), [endOf("well"), isToldCancelled]);
    for (const fate of ["out of stock", "no money", "undeliverable"] as const)
      await askOf(tools, { fates: [fate], cancels: true }, weather({}, 1), [isToldCancelled]);
  },
);

requirement(
  "no service sends anything to another: each knows the bus alone",
  {
    id: "bus-only",
    points: 5,
    concept: "no central orchestrator",
    mistake: "tells-payment-itself",
    hint: "the-chain",
  },
  async (tools) => {
    for (const fate of fates) await askOf(tools, { fates: [fate], cancels: false }, none, [endOf(fate)]);
  },
);

requirement(
  "two orders at once do not touch each other, whatever is late, repeated or crashes",
  { id: "apart", points: 10, concept: "saga_id + step_id", mistake: "ignores-the-saga", hint: "whose-event" },
  async (tools) => {
    const pair = ["well", "no money"] as const;
    for (const crashes of oneCrash)
      await askOf(tools, { fates: pair, cancels: false }, weather(crashes, 1), pair.map(endOf));
  },
);

requirement(
  "when an order has ended, the shop comes to rest",
  { id: "rest", points: 5, concept: "service coordination", mistake: "hears-itself", hint: "again-and-late" },
  async ({ explore }) => {
    for (const cancels of [false, true])
      for (const fate of fates) {
        const result = await explore(shop({ fates: [fate], cancels }), {
          network: "multiset",
          faults: none,
          always: [...always, comesToRest],
          sometimes: cancels ? [] : [endOf(fate)],
          eventually: [allEnd([fate], cancels)],
        });
        expect(result).toHold();
      }
  },
);
