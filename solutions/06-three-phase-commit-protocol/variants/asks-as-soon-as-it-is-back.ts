/** A participant that asks at once when it is back, in the midst of everything. */
import type { Variant } from "@workbook/grading";
import { Participant as Reference } from "#reference/participant.ts";

export const variant: Variant = { replaces: "participant.ts", shape: "asks at once after a restart" };

export class Participant extends Reference {
  override recover(): void {
    super.recover();
    if (this.state === "recovering") this.ask("inquiry", 100);
  }
}
