/** Locks on keys: shared to read, exclusive to write. Whoever would wait for an older transaction dies instead. [RSL78] */
import type { TxId } from "#given/messages.ts";

/** A transaction's lock on a key, or its wish for one. */
export interface Lock {
  readonly tx: TxId;
  /** The smaller is the older. */
  readonly age: number;
  readonly key: string;
  readonly mode: "read" | "write";
}

/** All waits go from an older to a younger transaction, so that no cycle of them can close, on one shard or over several. */
export class LockTable {
  held: readonly Lock[] = [];
  /** Wishes in the order in which they came. */
  waiting: readonly Lock[] = [];

  /** Takes a lock, waits for it, or must not wait. */
  request(lock: Lock): "held" | "waits" | "dies" {
    const inTheWay = this.inTheWayOf(lock, this.waiting);
    if (inTheWay.length === 0) this.held = [...this.held, lock];
    else if (this.mayWait(lock, inTheWay)) this.waiting = [...this.waiting, lock];
    else return "dies";
    return inTheWay.length === 0 ? "held" : "waits";
  }

  mayWait(lock: Lock, inTheWay: readonly Lock[]): boolean {
    return inTheWay.every(({ age }) => lock.age < age);
  }

  /** Those who wait have come before: else a stream of readers would keep a writer out for ever. */
  inTheWayOf(lock: Lock, before: readonly Lock[]): Lock[] {
    return [...this.held, ...before].filter((other) => conflicts(lock, other));
  }

  /** Gives up what a transaction holds or wishes for: all, or of one mode. Returns the wishes that have come true by that. */
  release(tx: TxId, mode?: Lock["mode"]): Lock[] {
    const stays = (lock: Lock) => lock.tx !== tx || (mode !== undefined && lock.mode !== mode);
    this.held = this.held.filter(stays);
    const wishes = this.waiting.filter(stays);
    this.waiting = [];
    return wishes.filter((lock) => {
      const isFree = this.inTheWayOf(lock, this.waiting).length === 0;
      if (isFree) this.held = [...this.held, lock];
      else this.waiting = [...this.waiting, lock];
      return isFree;
    });
  }

  of(tx: TxId): Lock[] {
    return this.held.filter((lock) => lock.tx === tx);
  }
}

function conflicts(one: Lock, other: Lock): boolean {
  return one.key === other.key && one.tx !== other.tx && (one.mode === "write" || other.mode === "write");
}
