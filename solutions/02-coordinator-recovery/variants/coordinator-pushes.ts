/** In doubt it asks the other participants, and leaves it to the coordinator to repeat itself. */
import type { Variant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const variant: Variant = { replaces: "participant.ts", shape: "the coordinator pushes; only peers are asked" };

export class Participant extends Reference {
  override inquire(): void {
    for (const id of this.others) this.ctx.send(id, { type: "inquiry" });
    this.ctx.setTimer("inquiry", 100);
  }
}
