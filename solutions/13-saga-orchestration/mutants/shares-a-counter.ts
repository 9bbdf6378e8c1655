/** So many attempts, and something must be wrong. */
import type { Mutant } from "@workbook/grading";
import type { CommandName } from "#given/messages.ts";
import { Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "rush",
  mistake: "counts the attempts of all sagas together, and gives up one for the failures of others",
  setting:
    "rush sagas=2 fates=reserve poisoned,charge poisoned; 40 seeds, latency uniform 1 to 40 ms, crash up to 1% (orchestrator) 1% (inventory) 1% (payment) 1% (shipping), duplicate up to 5%, at most 3 crashes, outages uniform 50 to 150 ms, 10,000 ms of faults, 60,000 ms to heal",
};

export class Orchestrator extends Reference {
  failures = 0;

  override issue(saga: string, command: CommandName): void {
    this.attempts.set(saga, this.failures);
    super.issue(saga, command);
  }

  override onTimer(saga: string): void {
    this.failures++;
    super.onTimer(saga);
  }
}
