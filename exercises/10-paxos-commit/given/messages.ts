/** What Paxos Commit's nodes say to each other, under the names that the paper gives it. [GL06] */
import type { Decision, NodeId } from "@workbook/harness";

/** One attempt to choose. Each belongs to one leader, but for 0, in which every resource manager proposes by itself. */
export type Ballot = number;

/** What a resource manager wants, and what its instance of Paxos is to choose. */
export type Value = "prepared" | "aborted";

/** A value for each of some resource managers' instances. */
export type Values = Readonly<Record<NodeId, Value>>;

/** What an acceptor has accepted last in one instance. */
export interface Accepted {
  readonly ballot: Ballot;
  readonly value: Value;
}

/** The first resource manager that wants the transaction to end tells the leader. */
export interface BeginCommit {
  readonly type: "beginCommit";
}

/** The leader asks the other resource managers to choose. */
export interface Prepare {
  readonly type: "prepare";
}

/** A leader asks for a promise: to take part in no lower ballot, in any instance. */
export interface Phase1a {
  readonly type: "phase1a";
  readonly ballot: Ballot;
}

/** An acceptor promises, and tells what it has accepted: nothing of an instance that is not named. */
export interface Phase1b {
  readonly type: "phase1b";
  readonly ballot: Ballot;
  readonly accepted: Readonly<Record<NodeId, Accepted>>;
}

/** Somebody proposes: in ballot 0 a resource manager in its own instance, in a higher one its leader in all. */
export interface Phase2a {
  readonly type: "phase2a";
  readonly ballot: Ballot;
  readonly values: Values;
}

/** An acceptor has accepted: in this ballot these values. */
export interface Phase2b {
  readonly type: "phase2b";
  readonly ballot: Ballot;
  readonly values: Values;
}

/** A leader knows the outcome. */
export interface Decided {
  readonly type: "decision";
  readonly decision: Decision;
}

/** All that a resource manager receives. */
export type ToResourceManager = Prepare | Decided;
/** All that an acceptor receives. */
export type ToAcceptor = Phase1a | Phase2a;
/** All that a leader receives. */
export type ToLeader = BeginCommit | Phase1b | Phase2b;
