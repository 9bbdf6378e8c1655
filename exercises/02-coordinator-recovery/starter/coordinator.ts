/**
 * The coordinator of two-phase commit: asks, decides, tells until all have heard, and survives its own crashes.
 * [Gray78, BHG87 ch. 7]
 * Simplified: one transaction.
 */
import { type Context, type Decision, type Node, type NodeId, todo } from "@workbook/harness";
import type { End, ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";

/** The records of this node's log: `end` is fixed. What else must it not forget? */
type LogRecord = End;

/** Decides whether the transaction commits, and makes sure that everybody learns it. */
export class Coordinator implements Node<ToCoordinator> {
  /** What has been decided, once it has. Like every field it is gone after a crash. */
  decision: Decision | undefined;
  readonly ctx: Context<ToParticipant, LogRecord>;
  readonly participants: readonly NodeId[];

  constructor(ctx: Context<ToParticipant, LogRecord>, participants: readonly NodeId[]) {
    this.ctx = ctx;
    this.participants = participants;
  }

  /** The first start, and every start after a crash. */
  onStart(): void {
    todo("1a: what does the log tell you, and what if it tells you nothing? Who may know more than you do?");
  }

  onVote(_from: NodeId, _message: Vote): void {
    todo("1b: you know enough to decide. What must have happened before anybody hears of it?");
  }

  onTimer(_timer: string): void {
    todo("1c: somebody is silent. What may you decide? Who has not heard the decision yet?");
  }

  onAck(_from: NodeId): void {
    todo("1d: everybody knows. What may you forget now, and what must your log still say?");
  }

  onInquiry(_from: NodeId): void {
    todo("1e: what do you answer before you have decided? And when you have forgotten what you decided?");
  }
}
