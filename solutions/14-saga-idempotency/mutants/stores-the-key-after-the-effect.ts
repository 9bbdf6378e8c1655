/** First the effect, then the note that it is done: one would not want to note what has not happened. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Charge, Charged, Refused } from "#given/messages.ts";
import { type Asked, type Memory, recall } from "#reference/memory.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "exactly-once",
  mistake: "stores the key after the effect, in a record of its own",
  setting:
    "order payments=1 bank=idempotent declines=0; multiset, 2 crashes (receiver), 2 restarts (receiver), 1 drop (sender->receiver), 1 duplicate, 2 early timeouts",
};

/** A key that has been dealt with. */
type Done = { readonly type: "done"; readonly key: string; readonly answer: Charged | Refused };

export class IdempotentReceiver extends Reference {
  override async onCharge(from: NodeId, charge: Charge): Promise<void> {
    const done = (this.ctx.log.records as readonly unknown[] as Done[]).find(({ type, key }) => {
      return type === "done" && key === charge.key;
    });
    if (done) this.ctx.send(from, done.answer);
    else if (this.underWay.has(charge.key)) this.ctx.send(from, { type: "conflict", key: charge.key });
    else this.ctx.send(from, await this.makeCharge(charge));
  }

  override async makeCharge(asked: Asked): Promise<Charged | Refused> {
    const answer = await super.makeCharge(asked);
    this.ctx.log.force({ type: "done", key: asked.key, answer } as never);
    return answer;
  }

  override recall(key: string): Memory {
    const isOther = ({ type }: { readonly type: string }) => type !== "done";
    return recall(this.ctx.log.records.filter(isOther), key);
  }
}
