/** The coordinator tells everybody once; after that it answers who asks, and comes back from a crash in silence. */
import type { Variant } from "@workbook/grading";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const variant: Variant = { replaces: "coordinator.ts", shape: "participants in doubt poll" };

export class Coordinator extends Reference {
  override tell(): void {
    if (!this.ctx.restarted) for (const id of this.uninformed) this.inform(id);
  }
}
