/** The client: asks for one saga, and shows what it is told of it. */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Begin, Ended } from "./messages.ts";

/** Asks once. If the coordinator is down just then, nothing begins. */
export class Client implements Node<Ended> {
  readonly ctx: Context<Begin>;
  readonly coordinator: NodeId;

  constructor(ctx: Context<Begin>, coordinator: NodeId) {
    this.ctx = ctx;
    this.coordinator = coordinator;
  }

  onStart(): void {
    this.ctx.send(this.coordinator, { type: "begin", saga: "order-1" });
  }

  onEnded(_from: NodeId, { saga, status }: Ended): void {
    this.ctx.emit({ type: "told", saga, status });
  }
}
