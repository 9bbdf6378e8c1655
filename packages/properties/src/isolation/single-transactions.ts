/** Anomalies that show in what single transactions read. [Adya99, Elle20] */
import type { Anomaly, DirectName } from "./anomaly.ts";
import type { Operation, Transaction, Value } from "./history.ts";
import { isWrite, type Versions, valuesOf } from "./version-order.ts";

/** Looks at each read by itself, and takes down who read which version. */
export function readAnomalies(transactions: readonly Transaction[], keys: ReadonlyMap<string, Versions>): Anomaly[] {
  const found: Anomaly[] = [];
  for (const reader of transactions) {
    if (reader.outcome === "aborted") continue;
    const own = new Map<string, Seen>();
    for (const operation of reader.operations) {
      const versions = keys.get(operation.key)!;
      const before = own.get(operation.key);
      own.set(operation.key, after(before, operation));
      if (isWrite(operation)) continue;
      const early = tooEarly(reader, operation, versions, own.get(operation.key)!.made);
      const anomaly = internal(reader, operation, before) ?? early ?? foreign(reader, operation, versions);
      if (anomaly) found.push(anomaly);
    }
  }
  return found;
}

type Read = Parameters<typeof valuesOf>[0];

/** What a transaction knows of a key: what it read last, and what it wrote since. */
interface Seen {
  readonly read?: readonly Value[] | Value | null;
  readonly written: readonly Value[];
  /** How many versions it has made. */
  readonly made: number;
}

function after(seen: Seen | undefined, operation: Operation): Seen {
  const made = (seen?.made ?? 0) + (isWrite(operation) ? 1 : 0);
  if (operation.kind === "list") return { read: operation.values, written: [], made };
  if (operation.kind !== "append") return { read: operation.value, written: [], made };
  return { ...(seen ?? {}), written: [...(seen?.written ?? []), operation.value], made };
}

/** A transaction that reads what it has yet to write, or what somebody wrote in another order than it was written. */
function tooEarly(reader: Transaction, operation: Read, versions: Versions, made: number): Anomaly | undefined {
  const ranks = new Map<Transaction, number>();
  for (const value of operation.kind === "list" ? operation.values : []) {
    const { writer, rank = 0 } = versions.of(value) ?? {};
    if (!writer) continue;
    if (rank < (ranks.get(writer) ?? 0) || (writer === reader && rank >= made)) {
      const sentence = `${reader.id} reads ${value} of ${writer.id} under ${versions.key} out of its order`;
      return { name: "internal", sentence, transactions: [...new Set([reader.id, writer.id])] };
    }
    ranks.set(writer, rank);
  }
  return undefined;
}

/** A transaction that does not agree with itself. */
function internal(reader: Transaction, operation: Read, seen: Seen | undefined): Anomaly | undefined {
  if (!seen) return undefined;
  const found = valuesOf(operation);
  const known = seen.read === undefined ? undefined : Array.isArray(seen.read) ? seen.read : [seen.read];
  const expected = known && [...known, ...seen.written];
  const agrees = expected
    ? expected.length === found.length && expected.every((value, at) => value === found[at])
    : seen.written.every((value, at) => value === found[found.length - seen.written.length + at]);
  if (agrees) return undefined;
  const wanted = expected ?? seen.written;
  const sentence = `${reader.id} reads ${shown(found)} under ${operation.key}, where it knows of ${shown(wanted)}`;
  return { name: "internal", sentence, transactions: [reader.id] };
}

/** A transaction that read what it must not have seen. */
function foreign(reader: Transaction, operation: Read, versions: Versions): Anomaly | undefined {
  const values = valuesOf(operation);
  if (new Set(values).size < values.length)
    return made(
      "duplicate",
      `${reader.id} finds a value more than once under ${versions.key}: ${shown(values)}`,
      reader,
    );
  for (const [at, value] of values.entries()) {
    const version = versions.of(value);
    if (!version)
      return made("garbage-read", `${reader.id} reads ${value} under ${versions.key}, which nobody wrote`, reader);
    const { writer } = version;
    if (writer?.outcome === "aborted")
      return made(
        "G1a",
        `${reader.id} reads ${value} under ${versions.key}, written by ${writer.id}, which aborted`,
        reader,
        writer,
      );
    const last = at === values.length - 1;
    if (last) version.readers.push(reader);
    if (last && version.intermediate && writer !== reader)
      return made(
        "G1b",
        `${reader.id} reads ${value} under ${versions.key}, which ${writer!.id} overwrote itself`,
        reader,
        writer!,
      );
  }
  if (values.length === 0) versions.first.readers.push(reader);
  return undefined;
}

function made(name: DirectName, sentence: string, ...transactions: Transaction[]): Anomaly {
  return { name, sentence, transactions: transactions.map(({ id }) => id) };
}

function shown(values: readonly (Value | null)[]): string {
  return values.length === 1 ? String(values[0] ?? "nothing") : `[${values.join(", ")}]`;
}
