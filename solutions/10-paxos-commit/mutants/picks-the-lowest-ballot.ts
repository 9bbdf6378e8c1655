/** First come, first served. What was chosen later was chosen knowing what came first. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Value } from "#given/messages.ts";
import { Leader as Reference } from "#reference/leader.ts";

export const mutant: Mutant = {
  replaces: "leader.ts",
  fails: "three-ballots",
  mistake: "proposes what was accepted in the lowest ballot",
  setting: "paxos-commit votes=prepared f=1 ballots=l0,l0,l0 active=2; forgetless, 2 early timeouts (l0)",
  steps: 15,
};

export class Leader extends Reference {
  override freeOrChosen(instance: NodeId): Value {
    const accepted = [...this.promises.values()].flatMap((promise) => promise[instance] ?? []);
    const [lowest] = accepted.sort((a, b) => a.ballot - b.ballot);
    return lowest?.value ?? "aborted";
  }
}
