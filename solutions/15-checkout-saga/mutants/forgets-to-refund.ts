/** What cannot be delivered goes back on the shelf. */
import type { Mutant } from "@workbook/grading";
import { type Progress, Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "undeliverable",
  mistake: "releases the item of an order that is not delivered, and keeps the money",
  setting: "checkout orders=ann book nowhere books=1; multiset",
};

export class Orchestrator extends Reference {
  override enter(progress: Progress): void {
    super.enter(progress.state === "refunding" ? { ...progress, state: "releasing" } : progress);
  }
}
