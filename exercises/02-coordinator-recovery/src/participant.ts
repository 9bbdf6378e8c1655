/**
 * A participant of two-phase commit: keeps its promise across crashes, and in doubt asks whoever may know.
 * [Gray78, BHG87 ch. 7]
 * Simplified: one transaction, whose participants know each other from the start.
 */
import { type Context, type Decision, type Node, type NodeId, type Plain, todo } from "@workbook/harness";
import type { Ack, Decided, Inquiry, ToParticipant, Vote } from "#given/messages.ts";

/** The records of this node's log. What must it not forget? */
type LogRecord = Plain;

/** Holds a part of the transaction, and carries out what is decided. */
export class Participant implements Node<ToParticipant> {
  /** What has been decided, once this participant knows. Like every field it is gone after a crash. */
  decision: Decision | undefined;
  readonly ctx: Context<Vote | Ack | Inquiry | Decided, LogRecord>;
  /** The vote that the environment has chosen for this participant: the same after a crash. */
  readonly vote: Vote["vote"];
  readonly coordinator: NodeId;
  /** The other participants. */
  readonly others: readonly NodeId[];

  constructor(
    ctx: Context<Vote | Ack | Inquiry | Decided, LogRecord>,
    vote: Vote["vote"],
    coordinator: NodeId,
    others: readonly NodeId[],
  ) {
    this.ctx = ctx;
    this.vote = vote;
    this.coordinator = coordinator;
    this.others = others;
  }

  /** The first start, and every start after a crash. */
  onStart(): void {
    todo("2a: what have you promised, by your log? What can you not have promised, if it is empty?");
  }

  onPrepare(_from: NodeId): void {
    todo("2b: what must be on stable storage before you vote Yes? What if you have voted before?");
  }

  onTimer(_timer: string): void {
    todo("2c: may you decide now? If not, who might know?");
  }

  onInquiry(_from: NodeId): void {
    todo("2d: another participant is in doubt. What if you know? If you are in doubt, too? If you have not voted?");
  }

  onDecision(_from: NodeId, _message: Decided): void {
    todo("2e: what does an ack promise the coordinator, and so what must come before it?");
  }
}
