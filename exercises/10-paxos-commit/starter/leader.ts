/**
 * A leader of Paxos Commit: learns the outcome, tells it, and finishes what others have left open. [GL06]
 * Simplified: one transaction; its ballots are numbered in advance.
 */
import { type Context, type Decision, type Node, type NodeId, type Plain, todo } from "@workbook/harness";
import type { Members } from "#given/members.ts";
import type { Decided, Phase1a, Phase1b, Phase2a, Phase2b, Prepare, ToLeader } from "#given/messages.ts";

/** The records of this node's log. What must it not forget? */
type LogRecord = Plain;

/** One of several. Any number may lead at once, each in ballots of its own. */
export class Leader implements Node<ToLeader> {
  /** What has been decided, once this leader knows. Like every field it is gone after a crash. */
  decision: Decision | undefined;
  readonly ctx: Context<Prepare | Phase1a | Phase2a | Decided, LogRecord>;
  readonly members: Members;

  constructor(ctx: Context<Prepare | Phase1a | Phase2a | Decided, LogRecord>, members: Members) {
    this.ctx = ctx;
    this.members = members;
  }

  /** The first start, and every start after a crash. */
  onStart(): void {
    todo("3a: how will you notice that nobody else finishes?");
  }

  onBeginCommit(_from: NodeId): void {
    todo("3b: who has yet to hear that the commit begins?");
  }

  onTimer(_timer: string): void {
    todo("3c: which of your ballots may you lead now, and what must you not forget of it? What if you have none left?");
  }

  onPhase1b(_from: NodeId, _message: Phase1b): void {
    todo("3d: how many promises do you need? For each instance, what do they leave you to propose?");
  }

  onPhase2b(_from: NodeId, _message: Phase2b): void {
    todo("3e: when is a value chosen? What does it say that an acceptor sends you a 2b after you have decided?");
  }
}
