/**
 * A participant of two-phase commit: votes, and from a Yes until it is told the outcome decides nothing alone. [Gray78]
 * Simplified: nobody crashes yet, so nothing is logged.
 */
import { type Context, type Decision, type Node, type NodeId, todo } from "@workbook/harness";
import type { Decided, ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

/** Holds a part of the transaction, and carries out what is decided. */
export class Participant implements Node<ToParticipant> {
  /** What has been decided, once this participant knows. */
  decision: Decision | undefined;
  readonly ctx: Context<ToCoordinator>;
  /** The vote that the environment has chosen for this participant. */
  readonly vote: Vote["vote"];

  constructor(ctx: Context<ToCoordinator>, vote: Vote["vote"]) {
    this.ctx = ctx;
    this.vote = vote;
  }

  onStart(): void {
    todo("2a: what if nobody ever asks for your vote?");
  }

  onPrepare(_from: NodeId): void {
    todo("2b: what do you promise with a Yes? What may you do at once after a No?");
  }

  onTimer(_timer: string): void {
    todo("2c: may you decide now? What have you promised?");
  }

  onDecision(_from: NodeId, _message: Decided): void {
    todo("2d: what if you know the decision already? What does the coordinator need to hear?");
  }
}
