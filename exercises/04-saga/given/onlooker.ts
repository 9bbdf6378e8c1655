/** Somebody who takes no part in the saga and looks for a free place, once. A saga hides nothing from him. */
import type { Context, Lifecycle, NodeId } from "@workbook/harness";
import type { Look } from "./messages.ts";

/** Looks whenever the network lets him, and shows what he saw. */
export class Onlooker implements Lifecycle {
  readonly ctx: Context<Look>;
  readonly service: NodeId;

  constructor(ctx: Context<Look>, service: NodeId) {
    this.ctx = ctx;
    this.service = service;
  }

  async onStart(): Promise<void> {
    const looked = await this.ctx.call<{ free: number }>(this.service, { type: "look" });
    if (looked.ok) this.ctx.emit({ type: "saw", free: looked.reply.free });
  }
}
