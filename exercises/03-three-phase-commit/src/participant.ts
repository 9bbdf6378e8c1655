/**
 * A participant of three-phase commit: a timer in every state in which it waits, and in each it knows what silence means.
 * [Skeen81, BHG87 ch. 7]
 * Simplified: one transaction; a crash is for ever, and falls between two transitions.
 */
import { type Context, type Node, type NodeId, todo } from "@workbook/harness";
import type { Ack, ToParticipant, Vote } from "#given/messages.ts";

/** Holds a part of the transaction, and never waits for anybody who is down. */
export class Participant implements Node<ToParticipant> {
  readonly ctx: Context<Vote | Ack>;
  /** The vote that the environment has chosen for this participant. */
  readonly vote: Vote["vote"];
  readonly coordinator: NodeId;

  constructor(ctx: Context<Vote | Ack>, vote: Vote["vote"], coordinator: NodeId) {
    this.ctx = ctx;
    this.vote = vote;
    this.coordinator = coordinator;
  }

  onStart(): void {
    todo("2a: nobody has asked you anything yet. What if nobody ever does?");
  }

  onCanCommit(_from: NodeId): void {
    todo("2b: you vote. If you vote Yes, what could the others have decided from now on, and what could they not?");
  }

  onPreCommit(_from: NodeId): void {
    todo("2c: what do you know now that you did not know before? Whom do you have to tell that you know?");
  }

  onDoCommit(_from: NodeId): void {
    todo("2d: and if you have committed already, by yourself?");
  }

  onAbort(_from: NodeId): void {
    todo("2e: who can be told this, in which states?");
  }

  onTimer(_timer: string): void {
    todo(
      "2f: the coordinator is down. What may it have decided, what may the others, in each state in which you wait?",
    );
  }
}
