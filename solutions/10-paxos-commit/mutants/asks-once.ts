/** It has proposed, and waits. The outcome was announced once, and was lost. */
import type { Mutant } from "@workbook/grading";
import { ResourceManager as Reference } from "#reference/resource-manager.ts";

export const mutant: Mutant = {
  replaces: "resource-manager.ts",
  fails: "AC5",
  mistake: "never asks for the outcome again",
  setting: "paxos-commit votes=prepared,prepared f=1 ballots=l0,l0,l0 active=2; multiset, 1 drop",
};

export class ResourceManager extends Reference {
  override onTimer(timer: string): void {
    if (timer === "prepare") super.onTimer(timer);
  }
}
