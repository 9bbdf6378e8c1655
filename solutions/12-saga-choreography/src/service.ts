/**
 * What the three services have in common: a transactional outbox. The change of state and the event that tells of it are one
 * record, so that neither is ever stable without the other. [Richardson, Helland07]
 */
import type { Context } from "@workbook/harness";
import type { ShopEvent } from "#given/events.ts";
import type { EffectType } from "#given/ledger.ts";
import type { Publish } from "#given/messages.ts";

/** A record: what has become of a saga here, and the event that tells of it, if anybody is to know. */
export interface ServiceRecord {
  readonly type: EffectType | "refused" | "cancelled";
  readonly saga: string;
  readonly event?: ShopEvent | undefined;
}

/** Changes its state and publishes, as one step. */
export abstract class Service {
  readonly ctx: Context<Publish, ServiceRecord>;

  constructor(ctx: Context<Publish, ServiceRecord>) {
    this.ctx = ctx;
  }

  /** The last that was stored of a saga may not have been published. All before it has led to something since. */
  onStart(): void {
    const last = new Map(this.ctx.log.records.map(({ saga, event }) => [saga, event]));
    for (const event of last.values()) this.publish(event);
  }

  /** The one durable step: only what is stable may be heard of. */
  commit(record: ServiceRecord): void {
    this.ctx.log.force(record);
    this.publish(record.event);
  }

  publish(event: ShopEvent | undefined): void {
    if (event) this.ctx.send("bus", { type: "publish", event });
  }

  /** How this saga stands here: the last record of it. An event that comes again, or late, finds it changed. */
  standing(saga: string): ServiceRecord["type"] | undefined {
    return this.ctx.log.records.findLast((record) => record.saga === saga)?.type;
  }
}
