/** A record in the outbox is stored sooner or later. */
import type { Mutant } from "@workbook/grading";
import { Service as Reference, type ServiceRecord } from "#reference/service.ts";

export const mutant: Mutant = {
  replaces: "service.ts",
  fails: "atomic",
  mistake: "writes the record without forcing it, and publishes what a crash can make undone",
  setting: "shop fates=well cancels=false; multiset, 2 crashes (inventory), 2 restarts (inventory), 1 duplicate",
};

export type { ServiceRecord } from "#reference/service.ts";

export abstract class Service extends Reference {
  override commit(record: ServiceRecord): void {
    this.ctx.log.write(record);
    this.publish(record.event);
  }
}
