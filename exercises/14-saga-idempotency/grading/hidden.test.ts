/** The same in the weather of this task: what is lost, repeated, late, and what crashes. */
import { requirement } from "@workbook/grading";
import { eventually, type Faults, none } from "@workbook/harness";
import { conserved, exactlyOnce, logHoldsAtMost } from "@workbook/properties";
import { exponential, uniform } from "@workbook/simulator";
import { expect } from "vitest";
import { conversation, courseOfTime, order, patienceTest } from "#given/cluster.ts";
import { spacingMs } from "#given/crowd.ts";
import { allAnswered, isAnswered, mismatchIsTold, refundIsFirst, truthfulAnswers } from "../test/answers.ts";
import { balanceIsKept } from "../test/balance.ts";
import { eachIsAnsweredHisOwn, mismatchIsEarned } from "../test/keys.ts";
import { effectsByAmount, effectsByKey, money } from "../test/ledger.ts";
import { allComeOut, comesOut, truthfulOutcomes } from "../test/outcomes.ts";
import { pausesAfterConflict } from "../test/pauses.ts";

/** Two crashes, of one or of both. */
const crashes = [{ receiver: 2 }, { sender: 2 }, { sender: 1, receiver: 1 }];
/** A message lost: a request or an answer. */
const losses = ["sender->receiver", "receiver->sender"];
const receiverCrashes: Faults = { ...none, crashes: { receiver: 1 }, restarts: { receiver: 1 } };

requirement(
  "a payment takes effect exactly once or not at all, through two crashes, two early timeouts, a loss and a repetition",
  {
    id: "exactly-once",
    points: 20,
    concept: "exactly-once semantics",
    mistake: "stores-the-key-after-the-effect",
    hint: "one-step",
  },
  async ({ explore }) => {
    const weathers = crashes.flatMap((crashes) => losses.map((link) => ({ crashes, drops: { [link]: 1 } })));
    for (const { crashes, drops } of weathers) {
      const result = await explore(order({ payments: 1, bank: "idempotent", declines: 0 }), {
        network: "multiset",
        faults: { crashes, restarts: crashes, drops, timeouts: 2, duplicates: 1, partitions: 0 },
        always: [exactlyOnce(effectsByAmount), truthfulAnswers, truthfulOutcomes],
        sometimes: [comesOut("paid"), comesOut("withdrawn")],
        eventually: [allComeOut(1), conserved(eventually, money)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "a request that comes again while the bank is being asked is not carried out again, though the bank knows no keys",
  { id: "guard", points: 10, concept: "deduplication", mistake: "marks-nothing-as-under-way", hint: "under-way" },
  async ({ explore }) => {
    for (const says of ["charge k 4200", "charge k 4200, refund k"]) {
      const result = await explore(conversation({ says, bank: "forgetful", declines: 0 }), {
        network: "multiset",
        faults: { ...none, duplicates: { "client->receiver": 2 } },
        always: [exactlyOnce(effectsByKey), truthfulAnswers],
        sometimes: [isAnswered("charged")],
        eventually: [allAnswered, conserved(eventually, money)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "a key that comes with another request is a mismatch, whatever became of the first; the same request is never one",
  { id: "mismatch", points: 8, concept: "idempotency", mistake: "serves-another-request", hint: "what-a-key-knows" },
  async ({ explore }) => {
    for (const declines of [0, 1]) {
      const says = "charge k 4200, charge k 4300, charge k 4200";
      const result = await explore(conversation({ says, bank: "idempotent", declines }), {
        network: "multiset",
        faults: receiverCrashes,
        always: [exactlyOnce(effectsByKey), truthfulAnswers, mismatchIsEarned],
        sometimes: [isAnswered(declines === 0 ? "charged" : "refused")],
        eventually: [allAnswered, mismatchIsTold, conserved(eventually, money)],
      });
      expect(result).toHold();
    }
    const atOnce = conversation({ says: "charge k 4200 + charge k 4300", bank: "forgetful", declines: 0 });
    const result = await explore(atOnce, {
      network: "multiset",
      faults: none,
      always: [exactlyOnce(effectsByKey), truthfulAnswers, mismatchIsEarned, eachIsAnsweredHisOwn],
      sometimes: [isAnswered("charged")],
      eventually: [allAnswered, conserved(eventually, money)],
    });
    expect(result).toHold();
  },
);

requirement(
  "a failure that was answered is answered again, even if the bank would think otherwise by now",
  { id: "stored-failure", points: 8, concept: "idempotency", mistake: "forgets-a-failure", hint: "stored-answers" },
  async ({ explore }) => {
    for (const says of ["charge k 4200, charge k 4200", "charge k 4200, refund k, charge k 4200"]) {
      for (const bank of ["forgetful", "idempotent"] as const) {
        const duplicates = { "client->receiver": 1 };
        const result = await explore(conversation({ says, bank, declines: 1 }), {
          network: "multiset",
          faults: { ...(bank === "idempotent" ? receiverCrashes : none), duplicates },
          always: [exactlyOnce(effectsByKey), truthfulAnswers],
          sometimes: [isAnswered("refused")],
          eventually: [allAnswered, conserved(eventually, money)],
        });
        expect(result).toHold();
      }
    }
  },
);

requirement(
  "each step of a saga has a key of its own, which a crash of the sender does not change",
  { id: "steps", points: 6, concept: "saga_id + step_id", mistake: "key-without-a-step", hint: "whose-key" },
  async ({ explore }) => {
    const result = await explore(order({ payments: 2, bank: "idempotent", declines: 0 }), {
      network: "multiset",
      faults: { ...none, crashes: { sender: 1 }, restarts: { sender: 1 }, timeouts: { sender: 1 } },
      always: [exactlyOnce(effectsByAmount), truthfulAnswers, truthfulOutcomes],
      sometimes: [comesOut("paid")],
      eventually: [allComeOut(2), conserved(eventually, money)],
    });
    expect(result).toHold();
  },
);

requirement(
  "a sender that is told of a conflict pauses before it asks again",
  { id: "pause", points: 5, concept: "message retries", mistake: "asks-again-at-once", hint: "asking-again" },
  async ({ explore }) => {
    for (const busy of [1, 3]) {
      const result = await explore(patienceTest({ busy }), {
        network: "multiset",
        faults: none,
        always: [pausesAfterConflict],
        sometimes: busy === 1 ? [comesOut("paid")] : [],
        eventually: [allComeOut(1)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "a refund that overtakes its charge wins: the charge is refused when it comes, and one that is under way is undone",
  {
    id: "overtaken",
    points: 8,
    concept: "compensation",
    mistake: "ignores-a-charge-still-to-come",
    hint: "tombstones",
  },
  async ({ explore }) => {
    for (const says of ["charge k 4200 + refund k", "refund k, charge k 4200, refund k"]) {
      const result = await explore(conversation({ says, bank: "idempotent", declines: 0 }), {
        network: "multiset",
        faults: { ...receiverCrashes, duplicates: { "client->receiver": 1 } },
        always: [exactlyOnce(effectsByKey), truthfulAnswers],
        sometimes: [refundIsFirst, isAnswered("refused")],
        eventually: [allAnswered, conserved(eventually, money)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "a key is forgotten after the last request that could carry it, and not before; the money is not forgotten",
  { id: "expiry", points: 5, concept: "deduplication", mistake: "forgets-too-early", hint: "how-long" },
  async ({ simulate }) => {
    const timing = { retryForMs: 2_000, maxDelayMs: 1_000 };
    // Twice the keys that can be needed at once, and three records of each.
    const most = 3 * 2 * Math.ceil((timing.retryForMs + timing.maxDelayMs) / spacingMs) + 1;
    const result = await simulate(courseOfTime({ payments: 40, ...timing }), {
      seeds: 40,
      latency: uniform(1, timing.maxDelayMs),
      faults: {
        crash: { receiver: 0.02 },
        drop: { "crowd->receiver": 0.3 },
        duplicate: { "crowd->receiver": 0.3 },
        partition: 0,
        slow: 0,
        outage: exponential(200),
      },
      stormMs: 30_000,
      always: [exactlyOnce(effectsByKey), balanceIsKept, logHoldsAtMost("receiver", most)],
      sometimes: [isAnswered("charged")],
    });
    expect(result).toHold();
  },
);
