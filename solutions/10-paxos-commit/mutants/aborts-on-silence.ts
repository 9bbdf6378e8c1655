/** The leader has waited long enough, and aborts. Others may know that everybody is prepared. */
import type { Mutant } from "@workbook/grading";
import { Leader as Reference } from "#reference/leader.ts";

export const mutant: Mutant = {
  replaces: "leader.ts",
  fails: "dueling",
  mistake: "decides abort on a timeout, without a ballot",
  steps: 13,
  setting: "paxos-commit votes=prepared,prepared f=1 ballots=l0,l1 active=3; forgetless, 1 early timeout (l1)",
};

export class Leader extends Reference {
  override onTimer(): void {
    this.decide("abort");
  }
}
