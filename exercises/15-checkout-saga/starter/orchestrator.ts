/** The orchestrator: takes each order through the saga, and has one word on it. [GMS87, Richardson, Helland07] */
import { type Context, type Node, type NodeId, todo } from "@workbook/harness";
import type { Services } from "#given/cluster.ts";
import type { Command, Done, OrderStatus, Place, Query, Refused, Reply } from "#given/messages.ts";
import type { Shop } from "#given/shop.ts";

/** A record of the saga log. */
export interface Progress {
  readonly customer: NodeId;
  readonly place: Place;
  // Question 2a asks what else there is to know of an order.
}

type OrchestratorContext = Context<Command | OrderStatus, Progress>;

/** Carries out every order that is placed. */
export class Orchestrator implements Node<Place | Query | Reply> {
  readonly ctx: OrchestratorContext;
  /** Whom to ask. */
  readonly services: Services;
  /** What items cost. */
  readonly catalogue: Shop["catalogue"];

  constructor(ctx: OrchestratorContext, services: Services, catalogue: Shop["catalogue"]) {
    this.ctx = ctx;
    this.services = services;
    this.catalogue = catalogue;
  }

  /** Runs at the first start and after every crash. */
  onStart(): void {
    todo("2d: which orders are there, how far has each come, and who might be waiting for you?");
  }

  onPlace(_customer: NodeId, _place: Place): void {
    todo(
      "2a: is this a new order? In which steps is it carried out, and what must be stable before you ask for the first?",
    );
  }

  onQuery(_customer: NodeId, _query: Query): void {
    todo("3a: how does the order stand? From when on is it completed, or cancelled?");
  }

  onDone(_service: NodeId, _done: Done): void {
    todo("2b: is this the answer that the order waits for, or does it come late, or twice? Where does it lead?");
  }

  onRefused(_service: NodeId, _refused: Refused): void {
    todo("2c: what has been done for this order, and in which order is it undone?");
  }

  onTimer(_order: string): void {
    todo("2e: nobody has answered. What do you know now that you did not know before?");
  }
}
