/** What is old is thrown away. */
import type { Mutant } from "@workbook/grading";
import { keepMs } from "#reference/memory.ts";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "expiry",
  mistake: "forgets entries with their keys, and no balance stands for them",
  setting:
    "course-of-time payments=40 retryForMs=2000 maxDelayMs=1000; 40 seeds, latency uniform 1 to 1000 ms, crash up to 2% (receiver), drop up to 30% (crowd->receiver), duplicate up to 30% (crowd->receiver), outages exponential 200 ms, 30,000 ms of faults, 60,000 ms to heal",
};

export class IdempotentReceiver extends Reference {
  override forgetOldKeys(): void {
    if (!this.timing) return;
    const moment = this.ctx.now() - keepMs(this.timing);
    const { records } = this.ctx.log;
    const kept = records.filter((it) => it.type !== "balance" && it.at >= moment);
    if (kept.length < records.length) this.ctx.log.compact(kept);
  }
}
