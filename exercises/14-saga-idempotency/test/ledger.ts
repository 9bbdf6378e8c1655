/** The receiver's ledger and the bank's, as an observer of stable storage reads them. */
import type { NodeId, Observed, Plain } from "@workbook/harness";
import { followAmounts, followEffects, type Movement as Moved } from "@workbook/properties";
import type { Movement } from "#given/bank.ts";
import type { Balance, Credit, Debit, Entry } from "#given/messages.ts";

type Ledger = { readonly type?: string } & Partial<Entry> & Partial<Balance>;

/** The entry that a record is, if it is one. */
export function entryOf(record: Plain): Entry | undefined {
  return (record as Ledger | null)?.type === "entry" ? (record as unknown as Entry) : undefined;
}

/** The records that an event puts on the receiver's stable storage; of a log that is replaced, all that it now holds. */
export function recordsOf(event: Observed): readonly Plain[] {
  if (event.node !== "receiver") return [];
  if (event.kind === "compact") return event.records;
  return event.kind === "stable" ? [event.record] : [];
}

/** The entries among them. */
export function entriesOf(event: Observed): Entry[] {
  return recordsOf(event).flatMap((record) => entryOf(record) ?? []);
}

/** Charges less refunds, in a ledger. */
export function centsIn(records: readonly (Plain | Entry)[]): number {
  return records.reduce<number>((sum, record) => {
    const { type, cents = 0 } = (record ?? {}) as Ledger;
    if (type === "balance") return sum + cents;
    if (type !== "entry") return sum;
    return (record as Entry).kind === "charge" ? sum + cents : sum - cents;
  }, 0);
}

/** Effects of receiver and bank: two are the same when they are of the same key. For the receivers that a client asks. */
export const effectsByKey = followEffects((node, record) => nameOf(node, record, ({ key }) => `under ${key}`));

/** Two are the same when they are of the same amount: the payments of an order differ in it, and keys are the sender's. */
export const effectsByAmount = followEffects((node, record) => nameOf(node, record, ({ cents }) => `of ${cents}`));

function nameOf(node: NodeId, record: Plain, which: (it: Entry | Debit | Credit) => string): string | undefined {
  const entry = node === "receiver" ? entryOf(record) : undefined;
  if (entry) return `the ${entry.kind} ${which(entry)}`;
  if (node !== "bank") return undefined;
  const movement = record as unknown as Movement;
  if (movement.type === "declined") return undefined;
  return `the bank's ${movement.type} ${which(movement)}`;
}

/** What is in the accounts at the bank, and what the receiver's ledger accounts for. */
export const money = followAmounts("money", { accounts: 10_000 }, (event, heldIn): Moved[] => {
  if (event.node === "bank" && event.kind === "stable") {
    const movement = event.record as unknown as Movement;
    if (movement.type === "declined") return [];
    return [{ place: "accounts", amount: movement.type === "debit" ? -movement.cents : movement.cents }];
  }
  if (event.node !== "receiver") return [];
  const cents = centsIn(recordsOf(event));
  return [{ place: "ledger", amount: event.kind === "compact" ? cents - heldIn("ledger") : cents }];
});
