/**
 * The coordinator of quorum-based three-phase commit. It has no vote. [Skeen82]
 * Simplified: one transaction.
 */
import { type Context, type Node, type NodeId, type Plain, todo } from "@workbook/harness";
import type { StateReply, ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";
import type { Quorums } from "#given/quorums.ts";

/** The records of this node's log. What must it not forget? */
type LogRecord = Plain;

/** Finds out whether everybody votes Yes, and makes a commit quorum ready. */
export class Coordinator implements Node<ToCoordinator> {
  readonly ctx: Context<ToCoordinator | ToParticipant, LogRecord>;
  readonly participants: readonly NodeId[];
  readonly quorums: Quorums;

  constructor(
    ctx: Context<ToCoordinator | ToParticipant, LogRecord>,
    participants: readonly NodeId[],
    quorums: Quorums,
  ) {
    this.ctx = ctx;
    this.participants = participants;
    this.quorums = quorums;
  }

  /** The first start, and every start after a crash. */
  onStart(): void {
    todo("4a: you come back. What may the others have done without you, and how do you know whether they could?");
  }

  onVote(_from: NodeId, _message: Vote): void {
    todo("4b: when may somebody else commit before you do? What must be stable before that?");
  }

  onStateReply(_from: NodeId, _message: StateReply): void {
    todo("4c: how many must be ready before you commit?");
  }

  onTimer(_timer: string): void {
    todo("4d: silence. Until when may you abort alone? And after that?");
  }

  onStateRequest(_from: NodeId): void {
    todo("4e: you have no vote. Is there anything that you can tell?");
  }

  onDoCommit(_from: NodeId): void {
    todo("4f: a quorum was ready without you.");
  }

  onAbort(_from: NodeId): void {
    todo("4g: and here?");
  }
}
