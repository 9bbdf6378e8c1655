/** How much is set aside is a number, which is quickly counted up and down. */
import type { Mutant } from "@workbook/grading";
import type { Context } from "@workbook/harness";
import type { Release, Reply, Reserve } from "#given/messages.ts";
import type { Shop } from "#given/shop.ts";
import { Inventory as Reference } from "#reference/inventory.ts";
import type { ServiceRecord } from "#reference/service.ts";

export const mutant: Mutant = {
  replaces: "inventory.ts",
  fails: "busy-day",
  mistake: "counts in memory what is set aside, and begins anew after a crash",
  setting:
    "busy-day orders=500 perSecond=25; 100 seeds, latency log-normal 8 ms, p99 120 ms, crash up to 0.2% (orchestrator) 0.2% (inventory) 0.2% (payment) 0.2% (shipping), drop up to 2%, duplicate up to 2%, partition up to 0.02%, slow up to 10%, outages exponential 500 ms, 20,000 ms of faults, 60,000 ms to heal",
  steps: 20,
};

export class Inventory extends Reference {
  constructor(ctx: Context<Reply, ServiceRecord<Reserve | Release>>, catalogue: Shop["catalogue"]) {
    super(ctx, catalogue);
    this.books.clear();
  }
}
