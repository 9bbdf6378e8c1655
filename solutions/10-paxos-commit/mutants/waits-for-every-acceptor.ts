/** All have to agree, so it waits for all. */
import type { Mutant } from "@workbook/grading";
import { Leader as Reference } from "#reference/leader.ts";

export const mutant: Mutant = {
  replaces: "leader.ts",
  fails: "non-blocking",
  mistake: "waits for every acceptor, not for a majority",
  setting: "paxos-commit votes=prepared,prepared f=1 ballots=l0,l1 active=2; multiset, 1 crash (a1), 1 crash (l0)",
};

export class Leader extends Reference {
  override isMajority(acceptors: number): boolean {
    return acceptors === this.members.acceptors.length;
  }
}
