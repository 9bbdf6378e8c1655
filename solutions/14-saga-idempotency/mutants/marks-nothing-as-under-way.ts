/** What is not in the ledger has not been done. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Charge } from "#given/messages.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "guard",
  mistake: "asks the bank again for a request that comes while the bank is being asked",
  setting: "conversation says=charge k 4200 bank=forgetful declines=0; multiset, 2 duplicates (client->receiver)",
};

export class IdempotentReceiver extends Reference {
  override async onCharge(from: NodeId, charge: Charge): Promise<void> {
    this.underWay.delete(charge.key);
    await super.onCharge(from, charge);
  }
}
