/** What you can see while you work. The rest of the grade asks the same in worse weather. */
import { requirement } from "@workbook/grading";
import { eventually, none } from "@workbook/harness";
import { conserved, exactlyOnce } from "@workbook/properties";
import { expect } from "vitest";
import { conversation, order } from "#given/cluster.ts";
import { allAnswered, isAnswered, truthfulAnswers } from "./answers.ts";
import { effectsByAmount, effectsByKey, money } from "./ledger.ts";
import { allComeOut, comesOut, truthfulOutcomes } from "./outcomes.ts";

const calm = { network: "multiset", faults: none } as const;

requirement(
  "a charge that is asked for again is made once, and answered as it was",
  { id: "once", points: 10, concept: "deduplication", mistake: "remembers-nothing", hint: "what-a-key-knows" },
  async ({ explore }) => {
    const cluster = conversation({ says: "charge k 4200, charge k 4200", bank: "idempotent", declines: 0 });
    const result = await explore(cluster, {
      ...calm,
      always: [exactlyOnce(effectsByKey), truthfulAnswers],
      sometimes: [isAnswered("charged")],
      eventually: [allAnswered, conserved(eventually, money)],
    });
    expect(result).toHold();
  },
);

requirement(
  "a refund that is asked for again is made once; the charge under its key is answered as before",
  {
    id: "refunds-once",
    points: 10,
    concept: "idempotency",
    mistake: "answers-by-what-stands",
    hint: "what-a-key-knows",
  },
  async ({ explore }) => {
    for (const says of ["charge k 4200, refund k, refund k", "charge k 4200, refund k, charge k 4200, refund k"]) {
      const result = await explore(conversation({ says, bank: "idempotent", declines: 0 }), {
        ...calm,
        always: [exactlyOnce(effectsByKey), truthfulAnswers],
        sometimes: [isAnswered("charged")],
        eventually: [allAnswered, conserved(eventually, money)],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "the sender makes its payments and shows what came of each",
  { id: "pays", points: 10, concept: "message retries", mistake: "stops-at-the-first-payment", hint: "asking-again" },
  async ({ explore }) => {
    for (const declines of [0, 1]) {
      const result = await explore(order({ payments: 2, bank: "idempotent", declines }), {
        ...calm,
        always: [exactlyOnce(effectsByAmount), truthfulAnswers, truthfulOutcomes],
        sometimes: declines === 0 ? [comesOut("paid")] : [comesOut("paid"), comesOut("refused")],
        eventually: [allComeOut(2), conserved(eventually, money)],
      });
      expect(result).toHold();
    }
  },
);
