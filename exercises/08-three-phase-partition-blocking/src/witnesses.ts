/** Two schedules with one partition each: one that splits three-phase commit, one that blocks whoever will not guess. [BHG87 ch. 7] */
import { todo } from "@workbook/harness";
import type { Run } from "#given/script.ts";

/** Leaves textbook three-phase commit with both outcomes, by one partition. No timer is early. For every number of participants. */
export function splitBrain(_run: Run): void {
  todo("1: which two nodes understand the same silence differently, and what must not have arrived for that?");
}

/** Leaves nobody who can decide without guessing, by one partition before the pre-commit. For every number of participants. */
export function blocked(_run: Run): void {
  todo("2: who may still decide alone, and who because of what it has heard? Part the network when there is nobody.");
}
