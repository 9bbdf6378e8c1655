/** With three acceptors two are a majority. There are five. */
import type { Mutant } from "@workbook/grading";
import { Leader as Reference } from "#reference/leader.ts";

export const mutant: Mutant = {
  replaces: "leader.ts",
  fails: "storm",
  mistake: "takes two acceptors for a majority, however many there are",
  setting:
    "paxos-commit votes=prepared,prepared,prepared,prepared f=2 ballots=l0,l1,l2 active=3; 1,000 seeds, latency log-normal 40 ms, p99 4000 ms, crash up to 10%, drop up to 20%, duplicate up to 20%, partition up to 2%, slow up to 30%, outages exponential 1000 ms, 3,000 ms of faults, 10,000 ms to heal",
  steps: 14,
};

export class Leader extends Reference {
  override isMajority(acceptors: number): boolean {
    return acceptors >= 2;
  }
}
