/** Anomalies by the names that the literature gives them. [Adya99, Elle20] */

/** Why one transaction comes before another. */
export type Dependency =
  /** It wrote a version, and the other the next one. */
  | "ww"
  /** It wrote a version that the other read. */
  | "wr"
  /** It read a version, and the other wrote the next one: an anti-dependency. */
  | "rw"
  /** The same client made it before the other. */
  | "session"
  /** It had ended when the other began. */
  | "real-time";

/** One dependency, with what it is about. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly dependency: Dependency;
  /** The key; none where it is about time or a session. */
  readonly key?: string;
}

/** An anomaly that is a cycle. */
export type CycleName = "G0" | "G1c" | "G-single" | "G-nonadjacent" | "G2";
/** A cycle that needs a session or real time to close. */
export type TimedCycleName = `${CycleName}-${"session" | "real-time"}`;
/** An anomaly that shows in single transactions. */
export type DirectName =
  /** A committed transaction read what an aborted one wrote. */
  | "G1a"
  /** It read what another one wrote in between, and overwrote later. */
  | "G1b"
  /** It did not read its own writes, or read different versions of a key without a write between. */
  | "internal"
  /** A version contains what an aborted transaction wrote, and what a committed one added to it. */
  | "dirty-update"
  /** Two transactions read the same version and both wrote the next. */
  | "lost-update"
  /** Two reads of one key of which neither can have come before the other. */
  | "incompatible-order"
  /** A value that nobody wrote. */
  | "garbage-read"
  /** A value more than once in a list. */
  | "duplicate";
/** Any anomaly by its name. */
export type AnomalyName = CycleName | TimedCycleName | DirectName;

/** An anomaly, with what shows it. */
export interface Anomaly {
  readonly name: AnomalyName;
  /** What a person reads. */
  readonly sentence: string;
  /** The transactions that show it. */
  readonly transactions: readonly string[];
  /** The cycle, from a transaction back to itself; nothing where it is none. */
  readonly cycle?: readonly Edge[];
}

/** Levels of isolation, strongest first. */
export const levels = [
  "strict serializability",
  "serializability",
  "snapshot isolation",
  "read committed",
  "read uncommitted",
] as const;
/** A level of isolation: what it forbids, no history that keeps it shows. */
export type Level = (typeof levels)[number];

/** Whether a level permits an anomaly. Snapshot isolation permits write skew, whose two anti-dependencies follow one another. */
export function permits(level: Level, name: AnomalyName): boolean {
  if (level === "strict serializability") return false;
  if (name.endsWith("-real-time") || name.endsWith("-session")) return true;
  if (level === "serializability") return false;
  if (level === "snapshot isolation") return name === "G2";
  if (level === "read committed") return ["G2", "G-nonadjacent", "G-single", "lost-update", "internal"].includes(name);
  return !["G0", "dirty-update", "incompatible-order", "garbage-read", "duplicate"].includes(name);
}
