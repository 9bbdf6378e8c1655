/** The sender's retry: answers may be lost, late and repeated, and the sender may crash. [Helland07, Richardson] */
import { type Context, type Node, type NodeId, todo } from "@workbook/harness";
import type { Answer, Charged, Conflict, Mismatch, Outcome, Refunded, Refused, Request } from "#given/messages.ts";
import type { Payment } from "#given/payments.ts";

/** A record of the sender's log. */
export type SenderRecord = Outcome; // Question 3c asks which others there are.

/** Makes its payments one after another. */
export class Sender implements Node<Answer> {
  readonly ctx: Context<Request, SenderRecord>;
  readonly receiver: NodeId;
  readonly payments: readonly Payment[];

  constructor(ctx: Context<Request, SenderRecord>, receiver: NodeId, payments: readonly Payment[]) {
    this.ctx = ctx;
    this.receiver = receiver;
    this.payments = payments;
  }

  /** Runs at the first start and after every crash. */
  onStart(): void {
    todo("3a: which payment is next? Under which key do you ask for it, and would you after a crash?");
  }

  onTimer(_timer: string): void {
    todo("3c: nobody has answered. Do you ask again, or do you give up? What must be stable before the refund leaves?");
  }

  onCharged(_from: NodeId, _answer: Charged): void {
    todo("3b: is this the answer that you wait for? What comes first, the record of it or the word of it?");
  }

  onRefused(_from: NodeId, _answer: Refused): void {
    todo("3b: a refusal may come after you have given up. What is it worth then?");
  }

  onRefunded(_from: NodeId, _answer: Refunded): void {
    todo("3c: nothing of the charge remains. How did the payment come out?");
  }

  onConflict(_from: NodeId, _answer: Conflict): void {
    todo("3d: somebody is at work on your request. When do you ask again?");
  }

  onMismatch(_from: NodeId, _answer: Mismatch): void {
    todo("3d: your key belongs to another request. Whose mistake is that?");
  }
}
