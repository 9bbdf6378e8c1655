/** The customers: each places an order and asks how it stands until it has come to an end. */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { OrderStatus, Place, Query } from "./messages.ts";
import { largeShopSize } from "./shop.ts";

const askAgainMs = 1_000;

/** Customers who place these orders all at once, and show what they are told. */
export class Customers implements Node<OrderStatus> {
  readonly ctx: Context<Place | Query>;
  readonly orchestrator: NodeId;
  readonly orders: readonly Place[];
  /** What each was last told. */
  readonly told = new Map<string, OrderStatus["status"]>();

  constructor(ctx: Context<Place | Query>, orchestrator: NodeId, orders: readonly Place[]) {
    this.ctx = ctx;
    this.orchestrator = orchestrator;
    this.orders = orders;
  }

  onStart(): void {
    for (const order of this.orders) this.ask(order);
  }

  onTimer(name: string): void {
    const order = this.orders.find((it) => it.order === name);
    if (order) this.ask(order);
  }

  onOrderStatus(_from: NodeId, { order, ...status }: OrderStatus): void {
    const before = this.told.get(order);
    if (before === "completed" || before === "cancelled") return;
    this.told.set(order, status.status);
    if (status.status === "pending") return;
    this.ctx.cancelTimer(order);
    this.ctx.emit({
      type: "told",
      order,
      status: status.status,
      ...("reason" in status ? { reason: status.reason } : {}),
    });
  }

  /** Places the order until something is heard of it, and then asks how it stands. */
  protected ask(order: Place): void {
    const isKnown = this.told.has(order.order);
    this.ctx.send(this.orchestrator, isKnown ? { type: "query", order: order.order } : order);
    this.ctx.setTimer(order.order, askAgainMs);
  }
}

/** Customers who come one after another, and order whatever they like. */
export class ManyCustomers extends Customers {
  readonly perSecond: number;

  constructor(ctx: Context<Place | Query>, orchestrator: NodeId, count: number, perSecond: number) {
    super(
      ctx,
      orchestrator,
      Array.from({ length: count }, (_, index) => anyOrder(index, () => ctx.random())),
    );
    this.perSecond = perSecond;
  }

  override onStart(): void {
    let atMs = 0;
    for (const { order } of this.orders) {
      atMs += (-1000 * Math.log(1 - this.ctx.random())) / this.perSecond;
      this.ctx.setTimer(order, atMs);
    }
  }
}

function anyOrder(index: number, random: () => number): Place {
  const below = (count: number) => Math.floor(random() * count);
  const { items, accounts } = largeShopSize;
  const address = random() < 0.05 ? "nowhere" : random() < 0.5 ? "home" : "office";
  return {
    type: "place",
    order: `${index + 1}`,
    item: `item-${below(items)}`,
    account: `account-${below(accounts)}`,
    address,
  };
}

/** Reads `ann book home, ben book home`: orders 1 and 2. */
export function ordersOf(words: string): Place[] {
  return words.split(", ").map((order, index) => {
    const [account = "", item = "", address = ""] = order.split(" ");
    return { type: "place", order: `${index + 1}`, item, account, address };
  });
}
