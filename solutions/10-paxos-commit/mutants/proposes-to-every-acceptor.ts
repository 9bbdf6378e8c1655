/** More acceptors, more safety. F+1 of them had been enough. */
import type { Mutant } from "@workbook/grading";
import type { Value } from "#given/messages.ts";
import { ResourceManager as Reference } from "#reference/resource-manager.ts";

export const mutant: Mutant = {
  replaces: "resource-manager.ts",
  fails: "costs",
  mistake: "proposes to all acceptors though nothing has failed",
  setting: "paxos-commit votes=prepared,prepared f=1 ballots=l0 active=2; seed 1, latency 1 ms, no faults",
};

export class ResourceManager extends Reference {
  override phase2a(value: Value): void {
    this.value = value;
    super.phase2a(value);
  }
}
