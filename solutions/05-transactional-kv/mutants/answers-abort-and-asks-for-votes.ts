/** What is not known was aborted; there is nothing to remember. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Inquiry } from "#given/messages.ts";
import { TransactionManager as Reference } from "#reference/transaction-manager.ts";

export const mutant: Mutant = {
  replaces: "transaction-manager.ts",
  fails: "durable",
  mistake: "tells a shard of an abort, forgets it, and commits when the client asks again",
  setting:
    "store transactions=w x 1, w y 1 last=r x, r y; multiset, 1 crash (manager), 1 crash (A), 1 restart (manager), 1 restart (A)",
  steps: 34,
};

export class TransactionManager extends Reference {
  override onInquiry(from: NodeId, inquiry: Inquiry): void {
    if (this.voting.has(inquiry.tx) || this.decided.has(inquiry.tx)) return super.onInquiry(from, inquiry);
    this.ctx.send(from, { type: "decision", tx: inquiry.tx, decision: "abort" });
  }
}
