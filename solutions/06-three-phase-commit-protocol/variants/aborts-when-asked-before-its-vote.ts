/** Who is asked for its state before its vote has nothing to lose: it aborts, and says so. */
import type { Variant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const variant: Variant = { replaces: "participant.ts", shape: "aborts when it is asked before its vote" };

export class Participant extends Reference {
  override onStateRequest(from: NodeId): void {
    if (this.state === "initial") this.decide("abort");
    super.onStateRequest(from);
  }
}
