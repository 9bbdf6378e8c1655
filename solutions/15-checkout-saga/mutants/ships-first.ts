/** The customer is king: his parcel is sent off, and the formalities follow. */
import type { Mutant } from "@workbook/grading";
import { type Progress, Orchestrator as Reference } from "#reference/orchestrator.ts";

export type { Progress } from "#reference/orchestrator.ts";

export const mutant: Mutant = {
  replaces: "orchestrator.ts",
  fails: "completes",
  mistake: "ships before it is paid",
  setting: "checkout orders=ann book home books=1; multiset",
};

export class Orchestrator extends Reference {
  override act(progress: Progress): void {
    const { order, address } = progress.place;
    if (progress.state === "charging") this.ctx.send(this.services.shipping, { type: "ship", order, address });
    super.act(progress);
  }
}
