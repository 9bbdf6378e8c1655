/** What is under way is stored, too: nothing is lost in a crash. */
import type { Mutant } from "@workbook/grading";
import { unfinished } from "#reference/memory.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "exactly-once",
  mistake: "takes a request that was under way at a crash for one that still is",
  setting:
    "order payments=1 bank=idempotent declines=0; multiset, 2 crashes (receiver), 2 restarts (receiver), 1 drop (sender->receiver), 1 duplicate, 2 early timeouts",
};

export class IdempotentReceiver extends Reference {
  override async onStart(): Promise<void> {
    for (const { key } of unfinished(this.ctx.log.records)) this.underWay.add(key);
  }
}
