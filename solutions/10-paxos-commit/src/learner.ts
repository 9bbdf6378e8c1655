/**
 * A learner of Paxos Commit: finds out what the acceptors have chosen. [GL06]
 * Simplified: it counts in one ballot at a time, the highest that it knows of.
 */
import type { Decision, NodeId } from "@workbook/harness";
import type { Members } from "#given/members.ts";
import type { Ballot, Phase2b, Values } from "#given/messages.ts";

/** Hears the acceptors' 2b. What it does with the outcome is for its kind to say. */
export abstract class Learner {
  /** The highest ballot that it knows of; at first the one that the resource managers lead. */
  ballot: Ballot = 0;
  /** Of each acceptor that has accepted in this ballot: what. */
  readonly accepted = new Map<NodeId, Values>();
  decision: Decision | undefined;
  readonly members: Members;

  constructor(members: Members) {
    this.members = members;
  }

  /** The outcome is on the stable storage of a majority, and nobody can change it. */
  abstract decide(decision: Decision): void;

  /** A majority that has accepted in the same ballot has chosen. */
  onPhase2b(from: NodeId, { ballot, values }: Phase2b): void {
    if (this.decision || ballot < this.ballot) return;
    if (ballot > this.ballot) this.follow(ballot);
    hear(this.accepted, from, values);
    if (!this.isMajority(this.accepted.size)) return;
    const aborted = [...this.accepted.values()].some((all) => Object.values(all).includes("aborted"));
    this.decide(aborted ? "abort" : "commit");
  }

  /** What was said of lower ballots counts no more. */
  follow(ballot: Ballot): void {
    this.ballot = ballot;
    this.accepted.clear();
  }

  isMajority(acceptors: number): boolean {
    return acceptors > this.members.acceptors.length / 2;
  }
}

/** Keeps what an acceptor says, in an order that tells nothing of who came first: it makes no difference. */
export function hear<T>(heard: Map<NodeId, T>, from: NodeId, said: T): void {
  const all = [...heard.set(from, said)].sort(([a], [b]) => (a < b ? -1 : 1));
  heard.clear();
  for (const [id, what] of all) heard.set(id, what);
}
