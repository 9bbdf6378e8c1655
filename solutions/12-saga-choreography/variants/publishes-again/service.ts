/** An inbox instead of an outbox: the record of a change names the event that caused it. */
import type { Context } from "@workbook/harness";
import type { ShopEvent } from "#given/events.ts";
import type { EffectType } from "#given/ledger.ts";
import type { Publish } from "#given/messages.ts";

export interface ServiceRecord {
  readonly type: EffectType | "refused" | "cancelled";
  readonly saga: string;
  readonly cause: ShopEvent["type"];
  readonly event?: ShopEvent;
}

/** What is done about an event, if anything. */
export type Reaction = Pick<ServiceRecord, "type" | "event">;

export abstract class Service {
  readonly ctx: Context<Publish, ServiceRecord>;

  constructor(ctx: Context<Publish, ServiceRecord>) {
    this.ctx = ctx;
  }

  /** Reacts to an event once, and tells of it as often as the event comes. */
  react({ type: cause, saga }: ShopEvent, decide: () => Reaction): void {
    let record = this.ctx.log.records.find((known) => known.saga === saga && known.cause === cause);
    if (!record) {
      record = { ...decide(), saga, cause };
      this.ctx.log.force(record);
    }
    if (record.event) this.ctx.send("bus", { type: "publish", event: record.event });
  }

  has(saga: string, type: ServiceRecord["type"]): boolean {
    return this.ctx.log.records.some((record) => record.saga === saga && record.type === type);
  }
}
