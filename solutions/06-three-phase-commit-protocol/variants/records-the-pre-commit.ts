/** A participant that forces a record of the pre-commit, too, and does not go by it after a crash. */
import type { Variant } from "@workbook/grading";
import type { Log, NodeId } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const variant: Variant = { replaces: "participant.ts", shape: "a forced record of the pre-commit" };

export class Participant extends Reference {
  override onPreCommit(from: NodeId): void {
    if (this.state === "uncertain") (this.ctx.log as Log<unknown>).force({ type: "preCommitted" });
    super.onPreCommit(from);
  }
}
