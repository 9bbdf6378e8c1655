/** What inventory, payment and shipping have in common: each step of an order is done once, and answered alike. [Helland07, IETF-idem] */
import { type Context, type NodeId, todo } from "@workbook/harness";
import type { Command, Refused, Reply } from "#given/messages.ts";

/** A record of a service's log: a command that has taken effect, or word of one that was refused. */
export type ServiceRecord<C extends Command> = C | Refused;

/** A service's memory. */
export abstract class Service<C extends Command> {
  readonly ctx: Context<Reply, ServiceRecord<C>>;

  constructor(ctx: Context<Reply, ServiceRecord<C>>) {
    this.ctx = ctx;
  }

  /** Carries a command out, unless it has been dealt with before, and answers. */
  carryOut(_from: NodeId, _command: C): void {
    todo("1a: has this command come before? What do you store if it is carried out, and what if it is refused?");
  }
}
