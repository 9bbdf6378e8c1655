/** One after the other: then nothing can go wrong. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Begin, StatusReport } from "#given/messages.ts";
import type { SagaEvent } from "#reference/machine.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "apart",
  mistake: "lets a saga wait for the one before it, and for ever when that one is given up",
  setting: "orders fates=charge poisoned,well inquiries=0; multiset",
};

export class Orchestrator extends Reference {
  readonly waiting: string[] = [];

  override onBegin(client: NodeId, begin: Begin): StatusReport {
    if (this.sagas.size === 0) return super.onBegin(client, begin);
    this.waiting.push(begin.saga);
    return this.status(begin.saga);
  }

  override take(saga: string, event: SagaEvent): void {
    super.take(saga, event);
    const [state] = this.standing(saga);
    const over = state === "completed" || state === "compensated";
    const following = over ? this.waiting.shift() : undefined;
    if (following !== undefined) super.take(following, "begin");
  }
}
