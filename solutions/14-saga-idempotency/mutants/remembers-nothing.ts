/** Every request is a new one. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Charge } from "#given/messages.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "once",
  mistake: "makes a charge as often as it is asked for",
  setting: "conversation says=charge k 4200, charge k 4200 bank=idempotent declines=0; multiset",
};

export class IdempotentReceiver extends Reference {
  override async onCharge(from: NodeId, { key, account, cents }: Charge): Promise<void> {
    this.ctx.send(from, await this.makeCharge({ key, account, cents }));
  }
}
