/** A coordinator that finds no decision asks again and takes new votes: right, since it forces its aborts, too. */
import type { Variant } from "@workbook/grading";
import type { Context, Decision, NodeId } from "@workbook/harness";
import type { ToParticipant } from "#given/messages.ts";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const variant: Variant = { replaces: "coordinator.ts", shape: "forced aborts, and prepare sent once more" };

export class Coordinator extends Reference {
  readonly aborts: Context<ToParticipant>["log"];

  constructor(ctx: ConstructorParameters<typeof Reference>[0], participants: readonly NodeId[]) {
    super(ctx, participants);
    this.aborts = ctx.log as Context<ToParticipant>["log"];
  }

  override onStart(): void {
    const found = this.aborts.records.at(-1);
    if (found === undefined) this.prepare();
    else if (found === "abort") this.announce("abort");
    else super.onStart();
  }

  override decide(decision: Decision): void {
    if (decision === "abort") this.aborts.force("abort");
    super.decide(decision);
  }
}
