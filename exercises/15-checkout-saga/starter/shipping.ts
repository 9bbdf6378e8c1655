/** Shipping: what is on its way stays on its way. [Richardson] */
import { type Context, type Node, type NodeId, todo } from "@workbook/harness";
import type { Reply, Ship } from "#given/messages.ts";
import type { Shop } from "#given/shop.ts";
import { Service, type ServiceRecord } from "./service.ts";

/** Ships to the addresses that its carrier knows. */
export class Shipping extends Service<Ship> implements Node<Ship> {
  readonly addresses: Shop["addresses"];

  constructor(ctx: Context<Reply, ServiceRecord<Ship>>, addresses: Shop["addresses"]) {
    super(ctx);
    this.addresses = addresses;
  }

  onShip(_from: NodeId, _ship: Ship): void {
    todo("1d: does the carrier go there? And why is there nothing here that undoes?");
  }
}
