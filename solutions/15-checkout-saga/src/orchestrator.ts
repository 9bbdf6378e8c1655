/**
 * The orchestrator: takes each order through the saga, and has one word on it. A state is stable before anybody hears of it, and
 * what is not answered is asked again: every service knows its orders. [GMS87, Richardson, Helland07]
 */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Services } from "#given/cluster.ts";
import type { Command, Done, OrderId, OrderStatus, Place, Query, Reason, Refused, Reply } from "#given/messages.ts";
import type { Shop } from "#given/shop.ts";
import { after, type State, statusOf, steps } from "./checkout-steps.ts";

const askAgainMs = 100;

/** A record of the saga log: an order, and where it now stands. */
export interface Progress {
  readonly state: State;
  readonly place: Place;
  readonly customer: NodeId;
  readonly reason?: Reason;
}

type OrchestratorContext = Context<Command | OrderStatus, Progress>;

/** Carries out every order that is placed. */
export class Orchestrator implements Node<Place | Query | Reply> {
  readonly ctx: OrchestratorContext;
  readonly services: Services;
  readonly catalogue: Shop["catalogue"];
  /** What the log says last of each order. */
  readonly orders = new Map<OrderId, Progress>();

  constructor(ctx: OrchestratorContext, services: Services, catalogue: Shop["catalogue"]) {
    this.ctx = ctx;
    this.services = services;
    this.catalogue = catalogue;
  }

  /** Which answers came before the crash is not known: what is under way is asked again. */
  onStart(): void {
    for (const progress of this.ctx.log.records) this.orders.set(progress.place.order, progress);
    for (const progress of this.orders.values()) this.act(progress);
  }

  onPlace(customer: NodeId, place: Place): void {
    if (this.orders.has(place.order)) this.tell(place.order);
    else this.enter({ state: "reserving", place, customer });
  }

  onQuery(_customer: NodeId, { order }: Query): void {
    this.tell(order);
  }

  onDone(_service: NodeId, done: Done): void {
    this.proceed(done);
  }

  onRefused(_service: NodeId, refused: Refused): void {
    this.proceed(refused, refused.reason);
  }

  onTimer(order: string): void {
    const progress = this.orders.get(order);
    if (progress) this.act(progress);
  }

  proceed(reply: Reply, reason?: Reason): void {
    const progress = this.orders.get(reply.order);
    const state = progress && after(progress.state, progress.place, reply);
    if (state) this.enter({ ...progress, state, ...(reason ? { reason } : {}) });
  }

  /** Stable first: what is asked next shows that this order has come so far. */
  enter(progress: Progress): void {
    this.ctx.log.force(progress);
    this.orders.set(progress.place.order, progress);
    this.act(progress);
  }

  /** Asks for what comes next; at the end there is nothing to ask, and the customer is told. */
  act({ place, state }: Progress): void {
    const step = steps[state];
    if (!step) {
      this.ctx.cancelTimer(place.order);
      return this.tell(place.order);
    }
    const cents = this.catalogue[place.item]?.cents ?? 0;
    this.ctx.send(this.services[step.service], step.command(place, cents));
    this.ctx.setTimer(place.order, askAgainMs);
  }

  tell(order: OrderId): void {
    const progress = this.orders.get(order);
    if (!progress) return;
    const status = statusOf(progress.state, progress.reason);
    this.ctx.send(progress.customer, { type: "orderStatus", order, ...status });
  }
}
