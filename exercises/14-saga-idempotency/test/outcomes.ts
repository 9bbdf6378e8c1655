/** What the requirements ask of the sender: that what it shows of its payments is so, and is its last word. */
import { type Always, always, eventually, type Goal, type Monitor, sometimes } from "@workbook/harness";
import type { Outcome } from "#given/messages.ts";
import { orderOf } from "#given/payments.ts";
import { entriesOf } from "./ledger.ts";
import { type AllTold, changedWord, entered, untrueOf, withTold } from "./told.ts";

/** By step. Entries are known by their amounts, since keys are the sender's. */
const outcomes: Monitor<AllTold> = {
  name: "outcomes",
  watches: ["stable", "compact", "emit"],
  initial: () => ({}),
  observe: (all, event) => {
    if (event.kind === "emit" && event.node === "sender") return shown(all, event.observation as unknown as Outcome);
    return entriesOf(event).reduce((now, entry) => {
      const step = orderOf(2).find(({ cents }) => cents === entry.cents)?.step ?? "nobody's charge";
      return withTold(now, step, (told) => {
        const after = entered(told, step, entry);
        if (after.untrue || told.said !== "paid" || after.charge === "stands") return after;
        return { ...after, untrue: `${step} was said to be paid, and then it was refunded` };
      });
    }, all);
  },
};

function shown(all: AllTold, { step, outcome }: Outcome): AllTold {
  return withTold(all, step, (told) => {
    const stands = told.charge === "stands";
    const so = stands === (outcome === "paid");
    const wrong = `${step} was said to be ${outcome}, and its charge ${stands ? "stands" : "does not stand"}`;
    return { ...told, said: outcome, untrue: so ? changedWord(told, step, outcome) : wrong };
  });
}

/** What the sender shows of a payment is so, and is its last word. */
export const truthfulOutcomes: Always = always("truthful outcome", outcomes, untrueOf);

/** A payment has come out so. */
export function comesOut(outcome: Outcome["outcome"]): Goal {
  return sometimes(`a payment that is ${outcome}`, outcomes, (all) =>
    Object.values(all).some(({ said }) => said === outcome),
  );
}

/** The sender has shown an outcome of so many payments. */
export function allComeOut(payments: number): Goal {
  return eventually("an outcome of every payment", outcomes, (all) => {
    return Object.values(all).filter(({ said }) => said !== undefined).length === payments;
  });
}
