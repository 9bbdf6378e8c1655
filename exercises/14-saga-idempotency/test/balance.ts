/** The ledger's balance: a log that is replaced by a shorter one accounts for the same money. */
import { type Always, always, type Monitor } from "@workbook/harness";
import { centsIn, entriesOf, recordsOf } from "./ledger.ts";

interface Kept {
  /** The entries that there have been. */
  readonly entries: readonly string[];
  readonly cents: number;
  readonly lost?: string;
}

const balance: Monitor<Kept> = {
  name: "the ledger's balance",
  watches: ["stable", "compact"],
  initial: () => ({ entries: [], cents: 0 }),
  observe: (kept, event) => {
    const added = entriesOf(event).filter(({ kind, key }) => !kept.entries.includes(`${kind} ${key}`));
    const entries = [...kept.entries, ...added.map(({ kind, key }) => `${kind} ${key}`)];
    const cents = kept.cents + centsIn(added);
    const now = event.kind === "compact" && event.node === "receiver" ? centsIn(recordsOf(event)) : cents;
    const lost = `the ledger held ${cents} cents, and since its log was replaced it holds ${now}`;
    return { ...kept, entries, cents, ...(now === cents ? {} : { lost }) };
  },
};

/** No cent is lost or made when keys are forgotten. */
export const balanceIsKept: Always = always("the ledger's balance", balance, ({ lost }) => lost);
