/** F may be gone, so it takes F. Two quorums then need not meet. */
import type { Mutant } from "@workbook/grading";
import { Leader as Reference } from "#reference/leader.ts";

export const mutant: Mutant = {
  replaces: "leader.ts",
  fails: "dueling",
  mistake: "takes F acceptors for a quorum",
  setting: "paxos-commit votes=prepared,prepared f=1 ballots=l0,l1 active=3; forgetless, 1 early timeout (l1)",
};

export class Leader extends Reference {
  override isMajority(acceptors: number): boolean {
    return acceptors >= (this.members.acceptors.length - 1) / 2;
  }
}
