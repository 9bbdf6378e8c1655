/** Where it stands is all that it must remember: its log is that one record. */
import type { Variant } from "@workbook/grading";
import type { Decision } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const variant: Variant = { replaces: "participant.ts", shape: "replaces its log instead of adding to it" };

export class Participant extends Reference {
  override stand(state: "uncertain" | "preCommitted" | "preAborted"): void {
    this.ctx.log.compact([{ type: state }]);
    this.known.set(this.ctx.id, state);
    this.wait();
  }

  override decide(decision: Decision): void {
    if (this.outcome) return;
    this.ctx.log.compact([{ type: "decided", decision }]);
    this.carryOut(decision);
    for (const id of this.others) this.tell(id, decision);
  }
}
