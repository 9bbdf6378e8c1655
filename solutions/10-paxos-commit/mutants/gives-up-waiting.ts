/** Prepared, and nobody tells it the outcome. It aborts, as it would have before. */
import type { Mutant } from "@workbook/grading";
import { ResourceManager as Reference } from "#reference/resource-manager.ts";

export const mutant: Mutant = {
  replaces: "resource-manager.ts",
  fails: "non-blocking",
  mistake: "aborts alone though it has proposed prepared",
  setting: "paxos-commit votes=prepared,prepared f=1 ballots=l0,l1 active=2; multiset, 1 crash (a1), 1 crash (l0)",
};

export class ResourceManager extends Reference {
  override onTimer(timer: string): void {
    if (timer === "prepare") super.onTimer(timer);
    else this.decide("abort");
  }
}
