/** A tenth of a second is a good pause. */
import type { Mutant } from "@workbook/grading";
import type { CommandName } from "#given/messages.ts";
import { pauseMs } from "#given/retry.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "back-off",
  mistake: "sends a command again in ever the same rhythm, to a service that has trouble enough",
  setting: "patience fate=reserve poisoned; seed 1, latency 5 ms, no faults",
  steps: 13,
};

export class Orchestrator extends Reference {
  override issue(saga: string, command: CommandName): void {
    super.issue(saga, command);
    this.ctx.setTimer(saga, pauseMs(1));
  }
}
