/** A key lives as long as its sender may ask. */
import type { Mutant } from "@workbook/grading";
import { since } from "#reference/memory.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "expiry",
  mistake: "forgets a key when its last request has been sent, which may still be on its way",
  setting:
    "course-of-time payments=40 retryForMs=2000 maxDelayMs=1000; 40 seeds, latency uniform 1 to 1000 ms, crash up to 2% (receiver), drop up to 30% (crowd->receiver), duplicate up to 30% (crowd->receiver), outages exponential 200 ms, 30,000 ms of faults, 60,000 ms to heal",
};

export class IdempotentReceiver extends Reference {
  override forgetOldKeys(): void {
    if (!this.timing) return;
    const { records } = this.ctx.log;
    const kept = since(records, this.ctx.now() - this.timing.retryForMs);
    if (kept.length < records.length) this.ctx.log.compact(kept);
  }
}
