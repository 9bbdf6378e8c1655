/** Money first. */
import type { Mutant } from "@workbook/grading";
import type { Reply } from "#given/messages.ts";
import type { State } from "#reference/checkout-steps.ts";
import { type Progress, Orchestrator as Reference } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "out-of-stock",
  mistake: "charges before it reserves, and forgets to refund when there is nothing to reserve",
  setting: "checkout orders=ann book home books=0; multiset",
};

/** Charged, then reserved, then shipped. A refusal ends the order. */
const next: Partial<Record<State, State>> = { charging: "reserving", reserving: "shipping", shipping: "completed" };

export class Orchestrator extends Reference {
  override enter(progress: Progress): void {
    const isNew = progress.state === "reserving" && !this.orders.has(progress.place.order);
    super.enter(isNew ? { ...progress, state: "charging" } : progress);
  }

  override proceed(reply: Reply): void {
    const progress = this.orders.get(reply.order);
    const asked = { charging: "charge", reserving: "reserve", shipping: "ship" }[progress?.state as string];
    if (!progress || asked !== reply.command) return;
    if (reply.type === "done") this.enter({ ...progress, state: next[progress.state]! });
    else this.enter({ ...progress, state: "cancelled", reason: reply.reason });
  }
}
