/** The inventory: sets items aside for orders, and puts them back. */
import { type Context, type Node, type NodeId, todo } from "@workbook/harness";
import type { Release, Reply, Reserve } from "#given/messages.ts";
import type { Shop } from "#given/shop.ts";
import { Service, type ServiceRecord } from "./service.ts";

/** Never sets aside what is not there. */
export class Inventory extends Service<Reserve | Release> implements Node<Reserve | Release> {
  readonly catalogue: Shop["catalogue"];

  constructor(ctx: Context<Reply, ServiceRecord<Reserve | Release>>, catalogue: Shop["catalogue"]) {
    super(ctx);
    this.catalogue = catalogue;
  }

  onReserve(_from: NodeId, _reserve: Reserve): void {
    todo("1b: how many of these are there still? Would you know after a crash?");
  }

  onRelease(_from: NodeId, _release: Release): void {
    todo("1b: what do you do when you are asked to put back what you have put back before?");
  }
}
