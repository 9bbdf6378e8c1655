/** The inventory: sets items aside for orders, and puts them back. */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Reason, Release, Reply, Reserve } from "#given/messages.ts";
import type { Shop } from "#given/shop.ts";
import { Service, type ServiceRecord } from "./service.ts";

/** Never sets aside what is not there. */
export class Inventory extends Service<Reserve | Release> implements Node<Reserve | Release> {
  readonly catalogue: Shop["catalogue"];

  constructor(ctx: Context<Reply, ServiceRecord<Reserve | Release>>, catalogue: Shop["catalogue"]) {
    super(ctx);
    this.catalogue = catalogue;
  }

  onReserve(from: NodeId, reserve: Reserve): void {
    this.carryOut(from, reserve);
  }

  onRelease(from: NodeId, release: Release): void {
    this.carryOut(from, release);
  }

  override refusal(command: Reserve | Release): Reason | undefined {
    const { stock = 0 } = this.catalogue[command.item] ?? {};
    return command.type === "reserve" && (this.books.get(command.item) ?? 0) >= stock ? "out of stock" : undefined;
  }

  /** Items set aside. */
  override entry({ type, item }: Reserve | Release): { place: string; amount: number } {
    return { place: item, amount: type === "reserve" ? 1 : -1 };
  }
}
