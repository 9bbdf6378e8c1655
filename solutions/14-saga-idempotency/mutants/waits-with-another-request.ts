/** Whoever comes while the bank is being asked waits for the answer, and gets it. */
import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import type { Charge, Charged, Refused } from "#given/messages.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "mismatch",
  mistake: "gives the answer that is under way to everybody who waits under its key, whatever he asked for",
  setting: "conversation says=charge k 4200 + charge k 4300 bank=forgetful declines=0; multiset",
};

export class IdempotentReceiver extends Reference {
  readonly waiting = new Map<string, Promise<Charged | Refused>>();

  override async onCharge(from: NodeId, charge: Charge): Promise<void> {
    const { key, account, cents } = charge;
    const waiting = this.waiting.get(key);
    if (waiting) return this.ctx.send(from, await waiting);
    if (this.recall(key).asked) return super.onCharge(from, charge);
    const answer = this.makeCharge({ key, account, cents });
    this.waiting.set(key, answer);
    this.ctx.send(from, await answer);
    this.waiting.delete(key);
  }
}
