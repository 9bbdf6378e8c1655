/** A client that begins when all others have ended and all is quiet, and looks at what they have left. */

import type { NodeId } from "@workbook/harness";
import { Client, type ClientSettings } from "./client.ts";

/** What a client says when it has no more to do. */
export interface Over {
  readonly type: "over";
}

/** Where no timer is hasty, all that is on its way has arrived by then. */
const quietMs = 1_000;

/** Its transaction is the oldest of all, so that nobody can be in its way for ever. */
export class LastClient extends Client {
  readonly waitsForOthers: Set<NodeId>;

  constructor(ctx: Client["ctx"], settings: ClientSettings, others: readonly NodeId[]) {
    super(ctx, settings);
    this.waitsForOthers = new Set(others);
  }

  override onStart(): void {
    if (this.ctx.restarted) super.onStart();
  }

  onOver(from: NodeId): void {
    if (this.waitsForOthers.delete(from) && this.waitsForOthers.size === 0) this.ctx.setTimer("again", quietMs);
  }

  protected override ageAtBirth(): number {
    return 0;
  }

  /** Later than all others, whose time stands still. */
  protected override now(): number {
    return 1;
  }
}
