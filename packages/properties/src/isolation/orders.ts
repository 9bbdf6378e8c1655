/** What comes right after what: in lists by the longest read, in registers by what the store says or by what writers had read. [Elle20] */
import type { Anomaly } from "./anomaly.ts";
import type { History, Transaction, Value } from "./history.ts";
import { follow, isWrite, type Version, type Versions, valuesOf } from "./version-order.ts";

/** Orders the versions of all keys, and tells where that is impossible. */
export function orderVersions(history: History, keys: ReadonlyMap<string, Versions>): Anomaly[] {
  const found: Anomaly[] = [];
  for (const versions of keys.values()) {
    const told = history.versions?.[versions.key];
    if (told) chain(versions, told);
    else if (versions.longest.length > 0) chain(versions, versions.longest);
  }
  for (const transaction of history.transactions) {
    for (const operation of transaction.operations) {
      const versions = keys.get(operation.key)!;
      if (operation.kind === "list" && transaction.outcome !== "aborted") {
        const strange = operation.values.findIndex((value, at) => value !== versions.longest[at]);
        if (strange >= 0) found.push(incompatible(transaction, versions, operation.values));
      }
    }
    if (transaction.outcome !== "aborted") overwrites(transaction, history, keys);
  }
  for (const versions of keys.values()) fromNothing(versions);
  return [...found, ...lostUpdates(history)];
}

/** Whatever follows no other version that is known comes, sooner or later, after nothing. */
function fromNothing({ first, written }: Versions): void {
  const following = new Set([first, ...written.values()].flatMap(({ next }) => [...next]));
  for (const version of written.values()) if (!following.has(version)) follow(first, version);
}

function chain(versions: Versions, values: readonly Value[]): void {
  let before: Version = versions.first;
  for (const value of values) {
    const version = versions.of(value);
    if (!version) continue;
    follow(before, version);
    before = version;
  }
  // What is in no list that was read comes after all that is.
  const read = new Set(values);
  for (const version of versions.written.values()) {
    const settled = version.writer!.outcome === "committed" && !version.intermediate;
    if (settled && !read.has(version.value!)) follow(before, version);
  }
}

/** A register that a transaction read before it wrote: nothing can have come between, unless an update was lost. */
function overwrites(writer: Transaction, { versions: told }: History, keys: ReadonlyMap<string, Versions>): void {
  const seen = new Map<string, Version>();
  for (const operation of writer.operations) {
    const versions = keys.get(operation.key)!;
    if (operation.kind === "read") {
      const version = versions.of(operation.value);
      if (version) seen.set(operation.key, version);
    } else if (operation.kind === "write") {
      const version = versions.of(operation.value)!;
      const before = seen.get(operation.key);
      if (before && !told?.[operation.key]) follow(before, version);
      seen.set(operation.key, version);
    }
  }
}

function incompatible({ id }: Transaction, { key, longest }: Versions, values: readonly Value[]): Anomaly {
  const sentence = `${id} reads [${values.join(", ")}] under ${key}, where somebody reads [${longest.join(", ")}]`;
  return { name: "incompatible-order", sentence, transactions: [id] };
}

/** Two committed transactions that both read a version and wrote over it. */
function lostUpdates({ transactions }: History): Anomaly[] {
  const writers = new Map<string, Transaction>();
  const found: Anomaly[] = [];
  for (const transaction of transactions) {
    if (transaction.outcome !== "committed") continue;
    for (const [key, value] of updated(transaction)) {
      const version = JSON.stringify([key, value]);
      const other = writers.get(version);
      if (!other) writers.set(version, transaction);
      else {
        const sentence = `${other.id} and ${transaction.id} both read ${value ?? "nothing"} under ${key}, and both wrote over it`;
        found.push({ name: "lost-update", sentence, transactions: [other.id, transaction.id] });
      }
    }
  }
  return found;
}

/** The keys that a transaction wrote after it had read them, with what it had read first. */
function updated({ operations }: Transaction): Map<string, Value | null> {
  const read = new Map<string, Value | null>();
  const written = new Set<string>();
  for (const operation of operations) {
    if (isWrite(operation)) written.add(operation.key);
    else if (!written.has(operation.key) && !read.has(operation.key))
      read.set(operation.key, valuesOf(operation).at(-1) ?? null);
  }
  return new Map([...read].filter(([key]) => written.has(key)));
}
