/** A No voter that waits for the abort, under its timer: it could decide at once, and need not. */
import type { Variant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const variant: Variant = { replaces: "participant.ts", shape: "a No voter waits to be told, or for its timer" };

export class Participant extends Reference {
  override onCanCommit(): void {
    if (this.vote === "yes") return super.onCanCommit();
    this.ctx.send(this.coordinator, { type: "vote", vote: "no" });
    this.wait();
  }
}
