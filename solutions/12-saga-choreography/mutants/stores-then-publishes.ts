/** Stores, then publishes. What is stored is known, and when its event comes again, there is nothing to do. */
import type { Mutant } from "@workbook/grading";
import { Service as Reference } from "#reference/service.ts";

export const mutant: Mutant = {
  replaces: "service.ts",
  fails: "atomic",
  mistake: "stores without an outbox: what a crash keeps from being published is never published",
  setting: "shop fates=well cancels=false; multiset, 2 crashes (inventory), 2 restarts (inventory), 1 duplicate",
};

export type { ServiceRecord } from "#reference/service.ts";

export abstract class Service extends Reference {
  override onStart(): void {}
}
