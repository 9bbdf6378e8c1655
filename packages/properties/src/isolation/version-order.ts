/** Versions of keys: who wrote them, who read them, and what comes after what, as far as a history tells. [Elle20] */
import type { History, Operation, Transaction, Value } from "./history.ts";

/** One version of a key. */
export interface Version {
  readonly value: Value | null;
  /** Who wrote it; nobody the first. */
  readonly writer?: Transaction;
  readonly readers: Transaction[];
  /** Versions that come right after it; several where the history does not tell, or makes no sense. */
  readonly next: Set<Version>;
  /** How many its writer had written to the key before. */
  readonly rank: number;
  /** Whether its own writer went on to write another. */
  intermediate: boolean;
}

/** The versions of one key. */
export class Versions {
  readonly key: string;
  /** What is there before anybody writes. */
  readonly first: Version = { value: null, readers: [], next: new Set(), rank: 0, intermediate: false };
  readonly written = new Map<Value, Version>();
  /** The longest list that somebody read. */
  longest: readonly Value[] = [];

  constructor(key: string) {
    this.key = key;
  }

  /** The version with this value; nothing when nobody wrote it. */
  of(value: Value | null): Version | undefined {
    return value === null ? this.first : this.written.get(value);
  }
}

/** Says that one version comes right after another. */
export function follow(before: Version, after: Version): void {
  if (before !== after) before.next.add(after);
}

/** All versions that were written, by key. */
export function versionsOf({ transactions }: History): Map<string, Versions> {
  const keys = new Map<string, Versions>();
  for (const transaction of transactions) {
    const own = new Map<string, Version>();
    for (const operation of transaction.operations) {
      const versions = keys.get(operation.key) ?? new Versions(operation.key);
      keys.set(operation.key, versions);
      if (operation.kind === "list" && operation.values.length > versions.longest.length)
        versions.longest = operation.values;
      if (!isWrite(operation)) continue;
      const earlier = own.get(operation.key);
      const version: Version = {
        value: operation.value,
        writer: transaction,
        readers: [],
        next: new Set(),
        rank: earlier ? earlier.rank + 1 : 0,
        intermediate: false,
      };
      if (earlier) earlier.intermediate = true;
      own.set(operation.key, version);
      versions.written.set(operation.value, version);
    }
  }
  return keys;
}

/** Whether an operation makes a version. */
export function isWrite(operation: Operation): operation is Extract<Operation, { readonly kind: "write" | "append" }> {
  return operation.kind === "write" || operation.kind === "append";
}

/** What a read found, the last version last. */
export function valuesOf(
  operation: Exclude<Operation, { readonly kind: "write" | "append" }>,
): readonly (Value | null)[] {
  return operation.kind === "list" ? operation.values : [operation.value];
}
