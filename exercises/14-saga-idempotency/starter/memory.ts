/** What the receiver remembers: a reading of its log, which is all that a crash leaves. [Helland07, IETF-idem] */
import { todo } from "@workbook/harness";
import type { Balance, Entry, IdempotencyKey } from "#given/messages.ts";
import type { Timing } from "#given/payments.ts";

/** A record of the receiver's log. An entry may hold more than the ledger needs, and there may be other records. */
export type MemoryRecord = Entry | Balance;

/** What is known of a key. */
export interface Memory {
  readonly key: IdempotencyKey;
  // Question 1a asks what else there is to know.
}

/** What the log says of a key. */
export function recall(_records: readonly MemoryRecord[], _key: IdempotencyKey): Memory {
  todo("1a: the key comes again. What do you have to know in order to answer as you did first?");
}

/** How long a key is kept after it first came, in milliseconds. */
export function keepMs(_timing: Timing): number {
  todo("4a: when is the last moment at which a request under this key can arrive?");
}
