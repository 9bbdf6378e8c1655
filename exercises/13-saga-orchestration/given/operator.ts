/** The operator, to whom sagas come that cannot go on. */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { DeadLetter } from "./messages.ts";

/** Shows every dead letter that arrives. */
export class Operator implements Node<DeadLetter> {
  readonly ctx: Context;

  constructor(ctx: Context) {
    this.ctx = ctx;
  }

  onDeadLetter(_from: NodeId, letter: DeadLetter): void {
    this.ctx.emit(letter as never);
  }
}
