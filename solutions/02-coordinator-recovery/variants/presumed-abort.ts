/** Presumed abort to the full: an abort is told once, leaves no record, and needs no ack. [MLO86] */
import type { Variant } from "@workbook/grading";
import type { Decision } from "@workbook/harness";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const variant: Variant = { replaces: "coordinator.ts", shape: "an abort is told once and forgotten at once" };

export class Coordinator extends Reference {
  override announce(decision: Decision): void {
    super.announce(decision);
    if (decision === "commit") return;
    this.ctx.cancelTimer("retransmission"); // Who has not heard will ask, and be told what is presumed anyway.
    this.uninformed.clear();
  }
}
