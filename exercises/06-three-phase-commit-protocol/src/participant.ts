/**
 * A participant of three-phase commit. When it hears nothing any more it asks the others how far they came; the lowest of
 * those that are up leads the protocol to its end. [Skeen81, BHG87 ch. 7]
 * Simplified: one transaction, whose nodes know each other from the start; no message is lost.
 */
import { type Context, type Node, type NodeId, type Plain, todo } from "@workbook/harness";
import type { StateReply, ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

/** The records of this node's log. What must it not forget? */
type LogRecord = Plain;

/** Holds a part of the transaction, and ends it with whoever is left. */
export class Participant implements Node<ToParticipant> {
  readonly ctx: Context<ToCoordinator | ToParticipant, LogRecord>;
  /** The vote that the environment has chosen for this participant: the same after a crash. */
  readonly vote: Vote["vote"];
  /** Lower than every participant. */
  readonly coordinator: NodeId;
  /** All participants, this one among them, the lowest first. */
  readonly participants: readonly NodeId[];

  constructor(
    ctx: Context<ToCoordinator | ToParticipant, LogRecord>,
    vote: Vote["vote"],
    coordinator: NodeId,
    participants: readonly NodeId[],
  ) {
    this.ctx = ctx;
    this.vote = vote;
    this.coordinator = coordinator;
    this.participants = participants;
  }

  /** The first start, and every start after a crash. */
  onStart(): void {
    todo("2a: what have you promised, by your log? What can you not have promised, if it is empty?");
  }

  onCanCommit(_from: NodeId): void {
    todo("2b: what must be on stable storage before you vote Yes?");
  }

  onPreCommit(_from: NodeId): void {
    todo("2c: who may have sent you this? Does it mean anything to you if you have crashed in between?");
  }

  onDoCommit(_from: NodeId): void {
    todo("2d: what comes before you decide, and what after, if it was the coordinator that told you?");
  }

  onAbort(_from: NodeId): void {
    todo("2e: and here?");
  }

  onTimer(_timer: string): void {
    todo(
      "3a: silence. In which state may you decide alone? In all others: whom do you ask, and when has everybody answered?",
    );
  }

  onStateRequest(_from: NodeId): void {
    todo("3b: how far did you come? When would your answer be out of date?");
  }

  onStateReply(_from: NodeId, _message: StateReply): void {
    todo("3c: which answer settles it at once? If none does: do you lead, and what do the rules say?");
  }

  onAck(_from: NodeId): void {
    todo("3d: you lead, and somebody is pre-committed now. When may you commit?");
  }
}
