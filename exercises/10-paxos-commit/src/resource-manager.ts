/**
 * A resource manager of Paxos Commit: the leader of ballot 0 in its own instance of Paxos. [GL06]
 * Simplified: one transaction.
 */
import { type Context, type Decision, type Node, type NodeId, type Plain, todo } from "@workbook/harness";
import type { Members } from "#given/members.ts";
import type { BeginCommit, Decided, Phase2a, ToResourceManager, Value } from "#given/messages.ts";

/** The records of this node's log. What must it not forget? */
type LogRecord = Plain;

/** Holds a part of the transaction, and carries out what is decided. */
export class ResourceManager implements Node<ToResourceManager> {
  /** What has been decided, once this node knows. Like every field it is gone after a crash. */
  decision: Decision | undefined;
  readonly ctx: Context<BeginCommit | Phase2a, LogRecord>;
  readonly members: Members;
  /** What the environment wants of this resource manager: the same after a crash. */
  readonly vote: Value;

  constructor(ctx: Context<BeginCommit | Phase2a, LogRecord>, members: Members, vote: Value) {
    this.ctx = ctx;
    this.members = members;
    this.vote = vote;
  }

  /** The first start, and every start after a crash. */
  onStart(): void {
    todo("1a: who begins? And what does the log say that you have proposed?");
  }

  onPrepare(_from: NodeId): void {
    todo("1b: what must be on stable storage before your phase 2a leaves? To whom does it go, and in which ballot?");
  }

  onTimer(_timer: string): void {
    todo("1c: nobody has asked you, or nobody tells you the outcome. What may you do in each case?");
  }

  onDecision(_from: NodeId, _message: Decided): void {
    todo("1d: the outcome is known. Do you have to log it?");
  }
}
