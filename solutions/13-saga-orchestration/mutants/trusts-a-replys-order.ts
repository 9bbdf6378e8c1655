/** There is one command outstanding, so every reply is to that. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Done } from "#given/messages.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "replies",
  mistake: "takes a reply that comes twice for the reply to the next command",
  setting:
    "orders fates=well inquiries=0; multiset, 1 crash (orchestrator), 1 restart (orchestrator), 2 duplicates, 2 early timeouts (orchestrator)",
};

export class Orchestrator extends Reference {
  override onDone(_service: NodeId, { saga }: Done): void {
    const [, outstanding] = this.standing(saga);
    if (outstanding) this.take(saga, `${outstanding} done`);
  }
}
