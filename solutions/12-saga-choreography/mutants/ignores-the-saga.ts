/** There is one order at a time. */
import type { Mutant } from "@workbook/grading";
import { Service as Reference, type ServiceRecord } from "#reference/service.ts";

export const mutant: Mutant = {
  replaces: "service.ts",
  fails: "apart",
  mistake: "does not look at whose event it is",
  setting: "shop fates=well,no money cancels=false; multiset, 1 crash (inventory), 1 restart (inventory), 1 duplicate",
};

export type { ServiceRecord } from "#reference/service.ts";

export abstract class Service extends Reference {
  override standing(_saga: string): ServiceRecord["type"] | undefined {
    return this.ctx.log.records.at(-1)?.type;
  }
}
