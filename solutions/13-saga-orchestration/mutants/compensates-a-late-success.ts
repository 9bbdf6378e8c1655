/** A step that succeeds when nobody waits for it any more has to be undone. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Done } from "#given/messages.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "replies",
  mistake: "undoes a step when its success is reported once more",
  setting:
    "orders fates=well inquiries=0; multiset, 1 crash (orchestrator), 1 restart (orchestrator), 2 duplicates, 2 early timeouts (orchestrator)",
};

export class Orchestrator extends Reference {
  override onDone(service: NodeId, reply: Done): void {
    const [, outstanding] = this.standing(reply.saga);
    if (reply.command === outstanding) super.onDone(service, reply);
    else if (reply.command === "reserve") this.ctx.send(service, { type: "release", saga: reply.saga });
    else if (reply.command === "charge") this.ctx.send(service, { type: "refund", saga: reply.saga });
  }
}
