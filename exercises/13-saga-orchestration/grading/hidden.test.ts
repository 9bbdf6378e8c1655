/** The same in the weather of this task: crashes, replies that come twice, late or not at all, and many sagas at once. */
import { requirement } from "@workbook/grading";
import { eventually, type Faults, type Goal, none, sometimes } from "@workbook/harness";
import { calm, uniform } from "@workbook/simulator";
import { expect } from "vitest";
import { orders, patience, rush } from "#given/cluster.ts";
import { type Fate, fates } from "#given/fate.ts";
import { backsOff, capped, triesAll } from "../test/attempts.ts";
import { everyChance } from "../test/chances.ts";
import { deadLetters, everyPoisonedSagaIsLeft, onlyThePoisonedDie, truthfulHistory } from "../test/dead-letters.ts";
import { allEndAsFated, completes, endsAsFated, goesBack, guarantee } from "../test/saga-effects.ts";
import { allAreTold, isSaid, rightStatus } from "../test/statuses.ts";

const crash: Faults = { ...none, crashes: { orchestrator: 1 }, restarts: { orchestrator: 1 } };

/** The end to which a fate leads, as something that must be reachable. */
function endOf(fate: Fate): Goal[] {
  if (fate === "well") return [completes(sometimes)];
  if (fate === "charge refused") return [goesBack(sometimes, 1)];
  return fate === "ship refused" ? [goesBack(sometimes, 2)] : [];
}

requirement(
  "a saga that has begun ends, whatever the orchestrator's crash falls between",
  { id: "durable", points: 15, concept: "failure recovery", mistake: "forgets-the-saga", hint: "the-log" },
  async ({ explore }) => {
    for (const fate of ["well", "reserve refused", "charge refused", "ship refused"] as const) {
      const result = await explore(orders({ fates: [fate], inquiries: 0 }), {
        network: "multiset",
        faults: crash,
        always: [guarantee],
        sometimes: endOf(fate),
        eventually: [endsAsFated([fate])],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "a reply that comes twice, late, or for a step that is over changes nothing",
  { id: "replies", points: 20, concept: "message retries", mistake: "trusts-a-replys-order", hint: "whose-reply" },
  async ({ explore }) => {
    for (const fate of ["well", "charge refused", "ship refused"] as const) {
      const result = await explore(orders({ fates: [fate], inquiries: 0 }), {
        network: "multiset",
        faults: { ...crash, timeouts: { orchestrator: 2 }, duplicates: 2 },
        always: [guarantee, onlyThePoisonedDie([fate])],
        sometimes: endOf(fate),
        eventually: [endsAsFated([fate])],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "a client that asks is told how the saga stands, whenever it asks",
  { id: "status", points: 10, concept: "state machine", mistake: "stores-after-commanding", hint: "the-status" },
  async ({ explore }) => {
    const once = orders({ fates: ["well"], inquiries: 1 });
    const well = await explore(once, {
      network: "multiset",
      faults: { ...crash, timeouts: { orchestrator: 2 }, duplicates: 2 },
      always: [guarantee, rightStatus],
      sometimes: (["unknown", "running", "completed"] as const).map(isSaid),
    });
    expect(well).toHold();
    // What is on its way to the orchestrator when it crashes is lost: only a second inquiry comes right after a restart.
    const twice = orders({ fates: ["charge refused"], inquiries: 2 });
    const refused = await explore(twice, {
      network: "multiset",
      faults: { ...crash, timeouts: { orchestrator: 1 }, duplicates: 1 },
      always: [guarantee, rightStatus],
      sometimes: (["running", "compensating", "compensated"] as const).map(isSaid),
    });
    expect(refused).toHold();
  },
);

const poisoned = ["reserve poisoned", "charge poisoned", "refund poisoned", "release poisoned"] as const;

requirement(
  "a command that is never answered is tried so often and no oftener; then the saga is left to the operator, with its history",
  { id: "dead-letter", points: 15, concept: "saga orchestrator", mistake: "retries-for-ever", hint: "giving-up" },
  async ({ explore }) => {
    for (const fate of poisoned) {
      const cluster = orders({ fates: [fate], inquiries: 0 });
      const asked = {
        network: "multiset",
        eventually: [endsAsFated([fate]), everyPoisonedSagaIsLeft([fate])],
      } as const;
      const always = [guarantee, truthfulHistory];
      const patient = { ...asked, faults: none, always: [...always, capped], sometimes: [triesAll] };
      expect(await explore(cluster, patient)).toHold();
      expect(await explore(cluster, { ...asked, faults: crash, always })).toHold();
    }
  },
);

requirement(
  "before a command is sent again, twice as much time passes as before the last time",
  { id: "back-off", points: 5, concept: "message retries", mistake: "pauses-always-as-long", hint: "how-patient" },
  async ({ simulate }) => {
    for (const fate of poisoned) {
      const result = await simulate(patience({ fate }), {
        seeds: 1,
        latency: { kind: "constant", ms: 5 },
        faults: calm,
        always: [guarantee, backsOff, capped],
        sometimes: [triesAll],
        eventually: [deadLetters(eventually, 1)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "sagas do not touch each other: a poisoned one stops no other",
  { id: "apart", points: 5, concept: "central coordinator", mistake: "one-saga-at-a-time", hint: "many-sagas" },
  async ({ explore }) => {
    for (const fates of [
      ["charge poisoned", "well"],
      ["charge refused", "well"],
    ] as const) {
      const result = await explore(orders({ fates, inquiries: 0 }), {
        network: "multiset",
        faults: none,
        always: [guarantee, onlyThePoisonedDie(fates), truthfulHistory],
        sometimes: [completes(sometimes)],
        eventually: [allEndAsFated(fates), everyPoisonedSagaIsLeft(fates)],
      });
      expect(result).toHold();
    }
  },
);

/** Two that are lost, by themselves: what goes wrong with many shows here in a picture that can be read. And then a rush. */
const crowds = [
  { sagas: 2, dealt: ["reserve poisoned", "charge poisoned"], ends: ["dead"] },
  { sagas: 50, dealt: fates, ends: ["completed", "compensated", "dead"] },
] as const;

requirement(
  "fifty sagas at once, services and orchestrator crash: each ends, and the client is told how",
  { id: "rush", points: 10, concept: "saga orchestration", mistake: "shares-a-counter", hint: "many-sagas" },
  async ({ simulate }) => {
    for (const { sagas, dealt, ends } of crowds) {
      const result = await simulate(rush({ sagas, fates: [...dealt] }), {
        seeds: 40,
        latency: uniform(1, 40),
        faults: {
          ...calm,
          crash: { orchestrator: 0.01, inventory: 0.01, payment: 0.01, shipping: 0.01 },
          duplicate: 0.05,
          outage: uniform(50, 150),
          // So few and so short that some attempt at every command gets through: only the poisoned are given up.
          atMost: { crashes: 3 },
        },
        always: [guarantee, rightStatus, onlyThePoisonedDie(dealt), truthfulHistory, everyChance],
        sometimes: ends.map(isSaid),
        eventually: [allEndAsFated(dealt, sagas), allAreTold(eventually, sagas), everyPoisonedSagaIsLeft(dealt)],
      });
      expect(result).toHold();
    }
  },
);
