/**
 * An acceptor of Paxos Commit: one promise, and one forced record, for the instances of all resource managers. [GL06]
 * Simplified: one transaction.
 */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Members } from "#given/members.ts";
import type { Accepted, Ballot, Phase1a, Phase1b, Phase2a, Phase2b, ToAcceptor, Values } from "#given/messages.ts";

/** All that an acceptor must not forget. */
interface LogRecord {
  /** It takes part in no lower ballot than this. */
  readonly promised: Ballot;
  readonly accepted: Readonly<Record<NodeId, Accepted>>;
}

/** Remembers what is proposed. Of any two majorities of acceptors, one member at least is the same. */
export class Acceptor implements Node<ToAcceptor> {
  promised: Ballot = 0;
  accepted: Readonly<Record<NodeId, Accepted>> = {};
  readonly ctx: Context<Phase1b | Phase2b, LogRecord>;
  readonly members: Members;

  constructor(ctx: Context<Phase1b | Phase2b, LogRecord>, members: Members) {
    this.ctx = ctx;
    this.members = members;
  }

  onStart(): void {
    const [found] = this.ctx.log.records;
    if (found) ({ promised: this.promised, accepted: this.accepted } = found);
  }

  /** A promise, stable before it is given: a crash must not let it accept in a lower ballot again. */
  onPhase1a(from: NodeId, { ballot }: Phase1a): void {
    if (ballot < this.promised) return;
    if (ballot > this.promised) this.remember(ballot);
    this.ctx.send(from, { type: "phase1b", ballot, accepted: this.accepted });
  }

  /** Accepts, unless it has promised not to. Who proposes again what is accepted already did not hear of the outcome. */
  onPhase2a(_from: NodeId, { ballot, values }: Phase2a): void {
    if (ballot >= this.promised && !this.isComplete(ballot)) this.accept(ballot, values);
    this.phase2b();
  }

  accept(ballot: Ballot, values: Values): void {
    const entries = this.members.resourceManagers.flatMap((id): [NodeId, Accepted][] => {
      const value = values[id];
      const accepted = value ? { ballot, value } : this.accepted[id];
      return accepted ? [[id, accepted]] : [];
    });
    this.accepted = Object.fromEntries(entries);
    if (this.isComplete(ballot)) this.remember(ballot);
  }

  /** Nothing more has to be accepted in this ballot: it is all prepared, or one is aborted, which decides it. */
  isComplete(ballot: Ballot): boolean {
    const here = Object.values(this.accepted).filter((accepted) => accepted.ballot === ballot);
    return here.length === this.members.resourceManagers.length || here.some(({ value }) => value === "aborted");
  }

  /** One forced write for all instances. */
  remember(promised: Ballot): void {
    this.promised = promised;
    this.ctx.log.compact([{ promised, accepted: this.accepted }]);
  }

  phase2b(): void {
    const entries = Object.entries(this.accepted);
    const ballot = Math.max(...entries.map(([, accepted]) => accepted.ballot));
    if (!this.isComplete(ballot)) return;
    const values = Object.fromEntries(entries.map(([id, { value }]) => [id, value]));
    for (const id of this.learnersOf(ballot)) this.ctx.send(id, { type: "phase2b", ballot, values });
  }

  learnersOf(ballot: Ballot): readonly NodeId[] {
    return this.members.leaderOf.slice(ballot, ballot + 1);
  }
}
