/** The decision is remembered, and that is that. */
import type { Mutant } from "@workbook/grading";
import type { Decision } from "@workbook/harness";
import type { TxId } from "#given/messages.ts";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "commit",
  mistake: "ends the transaction at its commit, and does not put what it wrote where others find it",
  setting: "store transactions=w x 1, w y 1 last=r x, r y; multiset",
  steps: 26,
};

export class Shard extends Reference {
  override carryOut(tx: TxId, decision: Decision): void {
    this.end(tx, decision);
  }
}
