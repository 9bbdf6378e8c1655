/** Whoever is busy is asked until he has time. */
import type { Mutant } from "@workbook/grading";
import { Sender as Reference } from "#reference/sender.ts";

export const mutant: Mutant = {
  replaces: "sender.ts",
  fails: "pause",
  mistake: "answers a conflict with the next request",
  setting: "patience busy=1; multiset",
};

export class Sender extends Reference {
  override onConflict(): void {
    this.ask();
  }
}
