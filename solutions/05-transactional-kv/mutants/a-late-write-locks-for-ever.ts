/** An operation of a transaction that is not known begins it. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Read, Write } from "#given/messages.ts";
import { Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "late",
  mistake: "lets a copy of an operation begin its transaction anew after its end",
  setting: "store transactions=w x 1, abort last=r x, w x 2; multiset, 2 duplicates (T1->A)",
  steps: 13,
};

export class Shard extends Reference {
  override take(client: NodeId, message: Read | Write): void {
    this.ended.delete(message.tx);
    super.take(client, message);
  }

  override onTimer(name: string): void {
    if (!name.startsWith("idle")) super.onTimer(name);
  }
}
