/** A service that stumbles is asked again at once. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Stumbled } from "#given/messages.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "back-off",
  mistake: "answers a failure with the next attempt",
  setting: "patience fate=reserve poisoned; seed 1, latency 5 ms, no faults",
};

export class Orchestrator extends Reference {
  override onStumbled(_service: NodeId, { saga }: Stumbled): void {
    this.onTimer(saga);
  }
}
