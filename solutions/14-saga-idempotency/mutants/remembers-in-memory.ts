/** The answers are kept in a map, where they are quickly found. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Charge, Charged, Refused } from "#given/messages.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "exactly-once",
  mistake: "remembers keys where a crash forgets them",
  setting:
    "order payments=1 bank=idempotent declines=0; multiset, 2 crashes (receiver), 2 restarts (receiver), 1 drop (sender->receiver), 1 duplicate, 2 early timeouts",
};

export class IdempotentReceiver extends Reference {
  readonly answers = new Map<string, Charged | Refused>();

  override async onCharge(from: NodeId, { key, account, cents }: Charge): Promise<void> {
    const known = this.answers.get(key);
    if (known) return this.ctx.send(from, known);
    if (this.underWay.has(key)) return this.ctx.send(from, { type: "conflict", key });
    const answer = await this.makeCharge({ key, account, cents });
    this.answers.set(key, answer);
    this.ctx.send(from, answer);
  }
}
