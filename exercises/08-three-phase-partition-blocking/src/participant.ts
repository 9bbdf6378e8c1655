/**
 * A participant of quorum-based three-phase commit. It is ready for one outcome and never for the other; and any participant may
 * end the transaction, at any time, several at once. [Skeen82]
 * Simplified: one transaction, whose nodes know each other from the start; each participant has one vote.
 */
import { type Context, type Node, type NodeId, type Plain, todo } from "@workbook/harness";
import type { StateReply, ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";
import type { Quorums } from "#given/quorums.ts";

/** The records of this node's log. What must it not forget? */
type LogRecord = Plain;

/** Holds a part of the transaction, and one vote in what becomes of it. */
export class Participant implements Node<ToParticipant> {
  readonly ctx: Context<ToCoordinator | ToParticipant, LogRecord>;
  /** The vote that the environment has chosen for this participant: the same after a crash. */
  readonly vote: Vote["vote"];
  readonly coordinator: NodeId;
  /** All participants, this one among them. */
  readonly participants: readonly NodeId[];
  readonly quorums: Quorums;

  constructor(
    ctx: Context<ToCoordinator | ToParticipant, LogRecord>,
    vote: Vote["vote"],
    coordinator: NodeId,
    participants: readonly NodeId[],
    quorums: Quorums,
  ) {
    this.ctx = ctx;
    this.vote = vote;
    this.coordinator = coordinator;
    this.participants = participants;
    this.quorums = quorums;
  }

  /** The first start, and every start after a crash. */
  onStart(): void {
    todo("5a: where did you stand, by your log? And nobody may ever ask you.");
  }

  onCanCommit(_from: NodeId): void {
    todo("5b: what must be on stable storage before you vote Yes?");
  }

  onPreCommit(_from: NodeId): void {
    todo("5c: in which states may you become ready to commit? What comes before the answer?");
  }

  onPreAbort(_from: NodeId): void {
    todo("5d: and ready to abort?");
  }

  onDoCommit(_from: NodeId): void {
    todo("5e: somebody knows the outcome.");
  }

  onAbort(_from: NodeId): void {
    todo("5f: and here?");
  }

  onTimer(_timer: string): void {
    todo("6a: silence. When may you decide alone? Whom do you ask else, and what if nobody answers?");
  }

  onStateRequest(_from: NodeId): void {
    todo("6b: how far did you come? What if you have not voted yet?");
  }

  onStateReply(_from: NodeId, _message: StateReply): void {
    todo("6c: of whom have you heard by now, and what does the rule say to that?");
  }
}
