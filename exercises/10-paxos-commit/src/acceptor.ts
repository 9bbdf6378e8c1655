/**
 * An acceptor of Paxos Commit: it remembers for the instances of all resource managers. [GL06]
 * Simplified: one transaction.
 */
import { type Context, type Node, type NodeId, type Plain, todo } from "@workbook/harness";
import type { Members } from "#given/members.ts";
import type { Phase1a, Phase1b, Phase2a, Phase2b, ToAcceptor } from "#given/messages.ts";

/** The records of this node's log. What must it not forget? */
type LogRecord = Plain;

/** Remembers what is proposed. Of any two majorities of acceptors, one member at least is the same. */
export class Acceptor implements Node<ToAcceptor> {
  readonly ctx: Context<Phase1b | Phase2b, LogRecord>;
  readonly members: Members;

  constructor(ctx: Context<Phase1b | Phase2b, LogRecord>, members: Members) {
    this.ctx = ctx;
    this.members = members;
  }

  /** The first start, and every start after a crash. */
  onStart(): void {
    todo("2a: what have you promised, and what have you accepted?");
  }

  onPhase1a(_from: NodeId, _message: Phase1a): void {
    todo("2b: what do you promise here, what must you tell, and what must be on stable storage before?");
  }

  onPhase2a(_from: NodeId, _message: Phase2a): void {
    todo(
      "2c: may you accept? When do you know enough to answer for all instances at once? What if you are asked again?",
    );
  }
}
