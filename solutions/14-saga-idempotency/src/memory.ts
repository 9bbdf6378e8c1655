/**
 * What the receiver remembers: a pure reading of its log. A key, the request that came under it and what became of that are
 * stored together with the effect, in one record. [Helland07, IETF-idem]
 */
import type { Balance, Charge, Charged, Entry, IdempotencyKey, Refused } from "#given/messages.ts";
import type { Timing } from "#given/payments.ts";

/** When a record was made, in milliseconds. */
interface Dated {
  readonly at: number;
}

/** A charge without its type: what is compared when its key comes again. */
export type Asked = Omit<Charge, "type">;

/** A record of the receiver's log. */
export type MemoryRecord =
  /** The bank is about to be asked. It says nothing of what became of that. */
  | (Asked & Dated & { readonly type: "begun" })
  /** The effect, and with it the key, the request and, for a charge, the answer. */
  | (Entry & Dated & { readonly receipt: number })
  /** A failure, stored to be answered again. */
  | (Asked & Dated & { readonly type: "declined"; readonly reason: string })
  /** The refund came first: the charge is not to be made when it comes. */
  | (Dated & { readonly type: "tombstone"; readonly key: IdempotencyKey })
  | Balance;

/** What is known of a key. */
export interface Memory {
  readonly asked?: Asked;
  /** What is answered to the charge, once and for all. */
  readonly answer?: Charged | Refused;
  readonly refunded: boolean;
}

/** What the log says of a key. */
export function recall(records: readonly MemoryRecord[], key: IdempotencyKey): Memory {
  return records.reduce<Memory>((memory, it) => ("key" in it && it.key === key ? withRecord(memory, it) : memory), {
    refunded: false,
  });
}

function withRecord(memory: Memory, it: Exclude<MemoryRecord, Balance>): Memory {
  const { key } = it;
  if (it.type === "tombstone")
    return { answer: { type: "refused", key, reason: "it was taken back before it came" }, refunded: true };
  if (it.type === "entry" && it.kind === "refund") return { ...memory, refunded: true };
  const asked = { key, account: it.account, cents: it.cents };
  if (it.type === "begun") return { ...memory, asked };
  const answer: Charged | Refused =
    it.type === "entry" ? { type: "charged", key, receipt: it.receipt } : { type: "refused", key, reason: it.reason };
  return { ...memory, asked, answer };
}

/** The charges that were begun and have no answer: the bank may have made them. */
export function unfinished(records: readonly MemoryRecord[]): Asked[] {
  const begun = records.flatMap((it) => (it.type === "begun" ? [it.key] : []));
  return begun.map((key) => recall(records, key)).flatMap(({ asked, answer }) => (asked && !answer ? [asked] : []));
}

/** How long a key is kept after it first came, in milliseconds: until the last request under it can no longer arrive. */
export function keepMs({ retryForMs, maxDelayMs }: Timing): number {
  return retryForMs + maxDelayMs;
}

/** The records from a moment on. What is older is forgotten, but for the money: the bank may have made what was begun. */
export function since(records: readonly MemoryRecord[], moment: number): readonly MemoryRecord[] {
  const open = new Set(unfinished(records).map(({ key }) => key));
  const old = records.filter((it) => it.type === "balance" || (it.at < moment && !open.has(it.key)));
  if (old.every(({ type }) => type === "balance")) return records;
  const cents = old.reduce((sum, it) => sum + centsOf(it), 0);
  return [{ type: "balance", cents }, ...records.filter((it) => !old.includes(it))];
}

function centsOf(it: MemoryRecord): number {
  if (it.type === "balance") return it.cents;
  if (it.type !== "entry") return 0;
  return it.kind === "charge" ? it.cents : -it.cents;
}
