/** A refused payment ends the order. */
import type { Mutant } from "@workbook/grading";
import { type Progress, Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "insufficient-funds",
  mistake: "cancels an order that is not paid, and leaves its item set aside",
  setting: "checkout orders=poor book home books=1; multiset",
};

export class Orchestrator extends Reference {
  override enter(progress: Progress): void {
    super.enter(progress.state === "releasing" ? { ...progress, state: "cancelled" } : progress);
  }
}
