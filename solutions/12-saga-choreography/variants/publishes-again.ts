/** No outbox: an event that comes again finds its change made, and what was published then is published again. */
import type { Variant } from "@workbook/grading";
import { Service as Reference, type ServiceRecord } from "#reference/service.ts";

export const variant: Variant = {
  replaces: "service.ts",
  shape: "nothing is published at a restart: an event that is redelivered is published again",
};

export type { ServiceRecord } from "#reference/service.ts";

export abstract class Service extends Reference {
  override onStart(): void {}

  /** Who asks how a saga stands handles an event of it, perhaps not for the first time. */
  override standing(saga: string): ServiceRecord["type"] | undefined {
    const last = this.ctx.log.records.findLast((record) => record.saga === saga);
    this.publish(last?.event);
    return last?.type;
  }
}
