/** A participant that answers a late `prepare` with No once it has been told abort: right, since nobody counts it any more. */
import type { Variant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const variant: Variant = { replaces: "participant.ts", shape: "says No once it has been told abort" };

export class Participant extends Reference {
  override onPrepare(from: NodeId): void {
    if (this.decision === "abort") this.ctx.send(from, { type: "vote", vote: "no" });
    else super.onPrepare(from);
  }
}
