/** Knows what it has done, as long as it lives. */
import type { Mutant } from "@workbook/grading";
import { Service as Reference, type ServiceRecord } from "#reference/service.ts";

export const mutant: Mutant = {
  replaces: "service.ts",
  fails: "atomic",
  mistake: "keeps what it has done in memory, and does it again after a crash",
  setting: "shop fates=well cancels=false; multiset, 2 crashes (inventory), 2 restarts (inventory), 1 duplicate",
};

export type { ServiceRecord } from "#reference/service.ts";

export abstract class Service extends Reference {
  readonly done = new Map<string, ServiceRecord["type"]>();

  override commit(record: ServiceRecord): void {
    super.commit(record);
    this.done.set(record.saga, record.type);
  }

  override standing(saga: string): ServiceRecord["type"] | undefined {
    return this.done.get(saga);
  }
}
