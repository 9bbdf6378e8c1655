/**
 * The coordinator of three-phase commit. It leads as long as it does not crash; when it comes back, others have led.
 * [Skeen81, BHG87 ch. 7]
 * Simplified: one transaction; no message is lost.
 */
import { type Context, type Node, type NodeId, type Plain, todo } from "@workbook/harness";
import type { StateReply, ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

/** The records of this node's log. What must it not forget? */
type LogRecord = Plain;

/** Decides whether the transaction commits, and lets nobody commit before everybody knows that it may. */
export class Coordinator implements Node<ToCoordinator> {
  readonly ctx: Context<ToCoordinator | ToParticipant, LogRecord>;
  readonly participants: readonly NodeId[];

  constructor(ctx: Context<ToCoordinator | ToParticipant, LogRecord>, participants: readonly NodeId[]) {
    this.ctx = ctx;
    this.participants = participants;
  }

  /** The first start, and every start after a crash. */
  onStart(): void {
    todo("1a: you come back. What does your log tell you, and what may the others have done if it tells you nothing?");
  }

  onVote(_from: NodeId, _message: Vote): void {
    todo("1b: when do you know the outcome, and when may you decide it?");
  }

  onAck(_from: NodeId): void {
    todo("1c: what must be on stable storage before anybody hears that you have committed?");
  }

  onTimer(_timer: string): void {
    todo("1d: for whom are you waiting, in which round? What if nobody you asked can answer?");
  }

  onStateRequest(_from: NodeId): void {
    todo("1e: somebody wants to know how far you came. When is it better to say nothing?");
  }

  onStateReply(_from: NodeId, _message: StateReply): void {
    todo("1f: you asked, since you were away. Which answers help you?");
  }
}
