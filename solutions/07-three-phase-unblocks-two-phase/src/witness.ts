/** A schedule that blocks two-phase commit: all have promised, and nobody who is left knows what was made of it. [BHG87 ch. 7] */
import type { Run } from "#given/script.ts";

/**
 * The coordinator asks everybody and crashes with its last question on its way. Once all have voted Yes, all are uncertain: it
 * may have decided either way before it crashed.
 */
export function witness(run: Run): void {
  run.crash("coordinator", { after: run.participants.length });
  run.settle();
}
