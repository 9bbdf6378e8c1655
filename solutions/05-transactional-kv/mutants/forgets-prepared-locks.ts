/** What was prepared is in the log; who had locked what is not looked for. */
import type { Mutant } from "@workbook/grading";
import { type LogRecord, Shard as Reference } from "#reference/shard.ts";

export const mutant: Mutant = {
  replaces: "shard.ts",
  fails: "in-doubt",
  mistake: "restores what a transaction in doubt has written, and not its locks",
  setting: "store transactions=w x 1, w y 1 | r y, r x; multiset, 1 crash (A), 1 restart (A)",
  steps: 22,
};

export class Shard extends Reference {
  override redo(record: LogRecord): void {
    super.redo(record);
    this.locks.held = [];
  }
}
