/** A refusal turns the saga back, whatever was refused. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Refused } from "#given/messages.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "replies",
  mistake: "takes a refusal that comes twice for the refusal of what is outstanding, and leaves out a compensation",
  setting:
    "orders fates=ship refused inquiries=0; multiset, 1 crash (orchestrator), 1 restart (orchestrator), 2 duplicates, 2 early timeouts (orchestrator)",
};

export class Orchestrator extends Reference {
  override onRefused(_service: NodeId, { saga }: Refused): void {
    const [, outstanding] = this.standing(saga);
    if (outstanding === "refund" || outstanding === "release") this.take(saga, `${outstanding} done`);
    else if (outstanding) this.take(saga, `${outstanding} refused`);
  }
}
