/** The log holds one record for each key, which is replaced as a whole when the charge has been made or refused. */
import type { Variant } from "@workbook/grading";
import type { Charged, Refused } from "#given/messages.ts";
import type { Asked, MemoryRecord } from "#reference/memory.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const variant: Variant = {
  replaces: "receiver.ts",
  shape: "replaces what was begun by what became of it, in one compaction",
};

export class IdempotentReceiver extends Reference {
  override async makeCharge({ key, account, cents }: Asked): Promise<Charged | Refused> {
    this.underWay.add(key);
    const reply = await this.ask({ type: "debit", key, account, cents });
    const known = { key, account, cents, at: this.ctx.now() };
    const outcome: MemoryRecord =
      reply.type === "moved"
        ? { type: "entry", kind: "charge", receipt: reply.receipt, ...known }
        : { type: "declined", reason: reply.reason, ...known };
    const others = this.ctx.log.records.filter((it) => it.type !== "begun" || it.key !== key);
    this.ctx.log.compact([...others, outcome]);
    this.underWay.delete(key);
    return this.recall(key).answer!;
  }
}
