/** Situations in which somebody has to choose a protocol. */

/** What matters of a situation. */
export interface Situation {
  readonly text: string;
  /** Whether every party can prepare: promise to accept either outcome, and keep what it needs for that locked. */
  readonly everybodyCanPrepare: boolean;
  /** Whether all parts take so short a time that locks may be held for all of it. */
  readonly short: boolean;
  /** Whether what has been done can be undone by another action. */
  readonly undoable: boolean;
  /** Whether parties may be kept waiting, with their locks, until a coordinator that is down comes back. */
  readonly mayWait: boolean;
  /** Whether messages and steps have a bound that always holds, so that silence proves a crash. */
  readonly synchronous: boolean;
  /** Whether there are machines besides those of the parties, to keep copies of the decision: acceptors. */
  readonly acceptors: boolean;
}

/** What can be chosen. `none`: no protocol gives what is wanted. */
export type Choice =
  | "two-phase commit"
  | "three-phase commit"
  | "quorum-based three-phase commit"
  | "Paxos Commit"
  | "saga"
  | "none";

/** What decides it. */
export type Reason =
  /** Nobody minds waiting, so take what costs least. */
  | "waiting is acceptable, and nothing is cheaper"
  /** Nobody may wait, and silence is a crash. */
  | "silence proves a crash"
  /** Silence proves nothing, and a majority of others remembers. */
  | "a majority of acceptors remembers"
  /** Silence proves nothing, and only the parties themselves can be counted. */
  | "a quorum of the parties can go on"
  /** There is no common lock, so do it one by one. */
  | "nothing can be held locked, and everything can be undone"
  /** There is no common lock, and no way back. */
  | "nothing can be held locked, and not everything can be undone";

/** An answer. */
export interface Recommendation {
  readonly choice: Choice;
  readonly because: Reason;
}

type Facts = Omit<Situation, "text">;

const database: Facts = {
  everybodyCanPrepare: true,
  short: true,
  undoable: true,
  mayWait: true,
  synchronous: false,
  acceptors: false,
};

/** Twelve of them. */
export const situations: readonly Situation[] = [
  { ...database, text: "Two databases in one rack; an operator is there within minutes when the coordinator fails." },
  { ...database, acceptors: true, text: "The same, and three machines are idle. Nobody has ever minded the minutes." },
  {
    ...database,
    mayWait: false,
    synchronous: true,
    text: "Controllers on one redundant real-time bus, with a bound on every message. An arm must not stay lifted.",
  },
  { ...database, mayWait: false, synchronous: true, acceptors: true, text: "The same, with spare controllers." },
  {
    ...database,
    mayWait: false,
    acceptors: true,
    text: "Ledgers in three regions with witnesses in two more; the network parts twice a year, and payments must go on.",
  },
  {
    ...database,
    mayWait: false,
    text: "Five warehouses that share one stock over the public network, and nobody else to help.",
  },
  {
    ...database,
    everybodyCanPrepare: false,
    text: "A flight, a hotel, a car: three companies, each with an interface to book and one to cancel.",
  },
  {
    ...database,
    everybodyCanPrepare: false,
    mayWait: false,
    acceptors: true,
    text: "The same, in a hurry, with a cluster of your own.",
  },
  {
    ...database,
    short: false,
    text: "An order whose goods are packed by hand: a day from payment to parcel, and a refund is always possible.",
  },
  {
    ...database,
    short: false,
    undoable: false,
    text: "A launch: fuel, then fire. Both systems can prepare, for a second; fuelling takes an hour, and neither is ever taken back.",
  },
  {
    ...database,
    everybodyCanPrepare: false,
    undoable: false,
    text: "A letter and an e-mail to the same person, by two services that only know how to send.",
  },
  {
    ...database,
    undoable: false,
    text: "Two ledgers that are never corrected, only appended to. Both can prepare, and both can wait.",
  },
];
