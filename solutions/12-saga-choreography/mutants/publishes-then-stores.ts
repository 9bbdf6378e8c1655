/** First tells the others, who are waiting, and then its own disk. */
import type { Mutant } from "@workbook/grading";
import { Service as Reference, type ServiceRecord } from "#reference/service.ts";

export const mutant: Mutant = {
  replaces: "service.ts",
  fails: "atomic",
  mistake: "publishes what it has not stored yet, and after a crash does not know of",
  setting: "shop fates=well cancels=false; multiset, 2 crashes (inventory), 2 restarts (inventory), 1 duplicate",
};

export type { ServiceRecord } from "#reference/service.ts";

export abstract class Service extends Reference {
  override commit(record: ServiceRecord): void {
    this.publish(record.event);
    this.ctx.log.force(record);
  }
}
