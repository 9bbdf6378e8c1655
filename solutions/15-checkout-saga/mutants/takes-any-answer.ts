/** Done is done. */
import type { Mutant } from "@workbook/grading";
import type { Reply } from "#given/messages.ts";
import { steps } from "#reference/checkout-steps.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "one-truth",
  mistake: "takes a repeated answer to its last question for one to this",
  setting: "checkout orders=ann book home books=1; multiset, 1 crash, 1 restart, 1 duplicate, 1 early timeout",
};

export class Orchestrator extends Reference {
  override proceed(reply: Reply): void {
    const progress = this.orders.get(reply.order);
    const state = progress && steps[progress.state]?.[reply.type];
    if (progress && state) this.enter({ ...progress, state });
  }
}
