/**
 * The coordinator of three-phase commit: asks, prepares everybody to commit, commits. [Skeen81, BHG87 ch. 7]
 * Simplified: one transaction; a crash is for ever, and falls between two transitions; timeouts detect crashes and nothing else.
 */
import { type Context, type Node, type NodeId, todo } from "@workbook/harness";
import type { ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

/** Decides whether the transaction commits, and lets nobody commit before everybody knows that it may. */
export class Coordinator implements Node<ToCoordinator> {
  readonly ctx: Context<ToParticipant>;
  readonly participants: readonly NodeId[];

  constructor(ctx: Context<ToParticipant>, participants: readonly NodeId[]) {
    this.ctx = ctx;
    this.participants = participants;
  }

  onStart(): void {
    todo("1a: what do you ask, and how long do you wait for the answers?");
  }

  onVote(_from: NodeId, _message: Vote): void {
    todo("1b: when do you know the outcome? Why may you not decide it yet?");
  }

  onAck(_from: NodeId): void {
    todo("1c: what does an ack tell you about its sender, and whose acks do you need before somebody commits?");
  }

  onTimer(_timer: string): void {
    todo("1d: somebody is silent, and silence means a crash. Does the outcome still depend on who it is?");
  }
}
