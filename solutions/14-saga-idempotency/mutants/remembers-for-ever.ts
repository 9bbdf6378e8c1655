/** Nothing is ever forgotten. */
import type { Mutant } from "@workbook/grading";
import { IdempotentReceiver as Reference } from "#reference/receiver.ts";

export const mutant: Mutant = {
  replaces: "receiver.ts",
  fails: "expiry",
  mistake: "keeps every key for ever",
  setting:
    "course-of-time payments=40 retryForMs=2000 maxDelayMs=1000; 40 seeds, latency uniform 1 to 1000 ms, crash up to 2% (receiver), drop up to 30% (crowd->receiver), duplicate up to 30% (crowd->receiver), outages exponential 200 ms, 30,000 ms of faults, 60,000 ms to heal",
  steps: 80,
};

export class IdempotentReceiver extends Reference {
  override forgetOldKeys(): void {}
}
