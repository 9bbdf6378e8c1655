/** A conflict is an answer of sorts: somebody is at work. Only silence wears out this sender's patience. */
import type { Variant } from "@workbook/grading";
import { Sender as Reference } from "#reference/sender.ts";

export const variant: Variant = {
  replaces: "sender.ts",
  shape: "begins to count anew at each conflict, and sleeps before it asks again",
};

export class Sender extends Reference {
  override async onConflict(): Promise<void> {
    this.ctx.cancelTimer("retry");
    this.unanswered = 0;
    await this.ctx.sleep(20);
    this.ask();
  }
}
