/** Better safe than sorry, at the price of a forced write for each participant. */
import type { Mutant } from "@workbook/grading";
import type { Log, NodeId } from "@workbook/harness";
import type { Vote } from "#given/messages.ts";
import { Coordinator as Reference } from "#reference/coordinator.ts";

export const mutant: Mutant = {
  replaces: "coordinator.ts",
  fails: "forced-writes",
  mistake: "forces a record of every vote",
  setting: "coordinator-recovery votes=yes,yes; multiset",
};

export class Coordinator extends Reference {
  override onVote(from: NodeId, message: Vote): void {
    const log = this.ctx.log as Log<unknown>;
    if (!this.decision) log.force({ type: "voted", from, vote: message.vote });
    super.onVote(from, message);
  }
}
