/**
 * The coordinator of two-phase commit: asks everybody, decides, and tells everybody until they have heard. [Gray78]
 * Simplified: nobody crashes yet, so nothing is logged.
 */
import { type Context, type Decision, type Node, type NodeId, todo } from "@workbook/harness";
import type { ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

/** Decides whether the transaction commits, and makes sure that everybody learns it. */
export class Coordinator implements Node<ToCoordinator> {
  /** What has been decided, once it has. */
  decision: Decision | undefined;
  readonly ctx: Context<ToParticipant>;
  readonly participants: readonly NodeId[];

  constructor(ctx: Context<ToParticipant>, participants: readonly NodeId[]) {
    this.ctx = ctx;
    this.participants = participants;
  }

  onStart(): void {
    todo("1a: whom do you ask, and what if an answer never comes?");
  }

  onVote(_from: NodeId, _message: Vote): void {
    todo("1b: when do you know enough to decide? What if this vote is a repetition, or comes too late?");
  }

  onTimer(_timer: string): void {
    todo("1c: somebody is silent. What may you decide, and why is that safe? Who has not heard the decision yet?");
  }

  onAck(_from: NodeId): void {
    todo("1d: when may you stop telling?");
  }
}
