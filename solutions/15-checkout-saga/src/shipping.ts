/** Shipping: the pivot. What is on its way stays on its way. [Richardson] */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Reason, Reply, Ship } from "#given/messages.ts";
import type { Shop } from "#given/shop.ts";
import { Service, type ServiceRecord } from "./service.ts";

/** Ships to the addresses that its carrier knows. */
export class Shipping extends Service<Ship> implements Node<Ship> {
  readonly addresses: Shop["addresses"];

  constructor(ctx: Context<Reply, ServiceRecord<Ship>>, addresses: Shop["addresses"]) {
    super(ctx);
    this.addresses = addresses;
  }

  onShip(from: NodeId, ship: Ship): void {
    this.carryOut(from, ship);
  }

  override refusal({ address }: Ship): Reason | undefined {
    return this.addresses.includes(address) ? undefined : "undeliverable";
  }

  /** Parcels sent off. */
  override entry({ address }: Ship): { place: string; amount: number } {
    return { place: address, amount: 1 };
  }
}
