/** A schedule that blocks two-phase commit. [BHG87 ch. 7] */
import { todo } from "@workbook/harness";
import type { Run } from "#given/script.ts";

/**
 * Crashes the coordinator of two-phase commit so that those who are left can never decide, whatever they tell each other. For
 * every number of participants from two on.
 */
export function witness(_run: Run): void {
  todo(
    "1: what does each participant have to have done, and what must nobody have heard, when the coordinator falls silent?",
  );
}
