/**
 * The event bus: at least once, in any order. It keeps all events. A subscriber that was down when one came, or whose handler
 * had not finished when it crashed, gets all of them again: which of them it has dealt with, the bus does not know.
 * It never crashes. [Richardson]
 */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { ShopEvent } from "./events.ts";
import type { Deliver, Publish, Resume } from "./messages.ts";

/** Who is subscribed to an event. */
export type Subscriptions = (type: ShopEvent["type"]) => readonly NodeId[];

/** An event that is published again is delivered again. */
export class Bus implements Node<Publish | Resume> {
  readonly ctx: Context<Deliver>;
  readonly subscriptions: Subscriptions;
  /** In an order of their own, so that it does not matter in which they came. */
  events: readonly ShopEvent[] = [];

  constructor(ctx: Context<Deliver>, subscriptions: Subscriptions) {
    this.ctx = ctx;
    this.subscriptions = subscriptions;
  }

  onPublish(_from: NodeId, { event }: Publish): void {
    const others = this.events.filter((other) => nameOf(other) !== nameOf(event));
    this.events = [...others, event].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    for (const to of this.subscriptions(event.type)) this.ctx.send(to, { type: "deliver", event });
  }

  onResume(to: NodeId): void {
    for (const event of this.events)
      if (this.subscriptions(event.type).includes(to)) this.ctx.send(to, { type: "deliver", event });
  }
}

function nameOf({ type, saga }: ShopEvent): string {
  return `${type} ${saga}`;
}
