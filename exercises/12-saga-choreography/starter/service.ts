/** What the three services have in common, if you like: how a change of state and its event become one step. [Richardson, Helland07] */
import { type Context, todo } from "@workbook/harness";
import type { ShopEvent } from "#given/events.ts";
import type { EffectType } from "#given/ledger.ts";
import type { Publish } from "#given/messages.ts";

/** A record of a service's log. One whose type is an effect is an entry of its ledger. */
export interface ServiceRecord {
  readonly type: EffectType;
  readonly saga: string;
  // Question 1a asks what else has to be in it.
}

/** Changes its state and publishes, as one step. */
export abstract class Service {
  readonly ctx: Context<Publish, ServiceRecord>;

  constructor(ctx: Context<Publish, ServiceRecord>) {
    this.ctx = ctx;
  }

  /** Runs at the first start and after every crash, before any event comes again. */
  onStart(): void {
    todo("1b: what was stored before the crash, and may never have been published?");
  }

  /** Stores a record, and publishes the event that tells of it. */
  commit(_record: ServiceRecord, _event: ShopEvent): void {
    todo("1a: a crash falls between the record and the event. What do you store, and in which order do you act?");
  }
}
