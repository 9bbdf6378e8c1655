/** First the key, so that nothing can happen twice. */
import type { Mutant } from "@workbook/grading";
import type { Charged, Refused } from "#given/messages.ts";
import type { Asked, Memory } from "#reference/memory.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "exactly-once",
  mistake: "stores that a key is done before the effect, in a record of its own",
  setting:
    "order payments=1 bank=idempotent declines=0; multiset, 2 crashes (receiver), 2 restarts (receiver), 1 drop (sender->receiver), 1 duplicate, 2 early timeouts",
};

/** A key that has been dealt with. */
type Done = Asked & { readonly type: "done"; readonly receipt: number };

export class IdempotentReceiver extends Reference {
  override async makeCharge({ key, account, cents }: Asked): Promise<Charged | Refused> {
    this.underWay.add(key);
    const reply = await this.ask({ type: "debit", key, account, cents });
    if (reply.type === "declined") throw new Error("not in this setting");
    const { receipt } = reply;
    this.ctx.log.force({ type: "done", key, account, cents, receipt } as never);
    this.ctx.log.force({ type: "entry", kind: "charge", key, account, cents, receipt, at: 0 });
    this.underWay.delete(key);
    return { type: "charged", key, receipt };
  }

  override recall(key: string): Memory {
    const done = (this.ctx.log.records as readonly unknown[] as Done[]).find(
      (it) => it.type === "done" && it.key === key,
    );
    const { refunded } = super.recall(key);
    return done ? { asked: done, answer: { type: "charged", key, receipt: done.receipt }, refunded } : { refunded };
  }
}
