/** A leader that counts acks, and commits when the last one is in; and a forced record of the pre-commit, by which nobody goes after a crash. */
import type { Variant } from "@workbook/grading";
import type { Log, NodeId } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const variant: Variant = {
  replaces: "participant.ts",
  shape: "the leader counts acks, and the pre-commit is recorded",
};

export class Participant extends Reference {
  /** Whose ack is missing, while this node leads. */
  readonly missing = new Set<NodeId>();

  override onPreCommit(from: NodeId): void {
    if (this.state === "uncertain") (this.ctx.log as Log<unknown>).force({ type: "preCommitted" });
    super.onPreCommit(from);
  }

  override lead(): void {
    for (const id of this.participants) if (this.states.get(id) === "uncertain") this.missing.add(id);
    super.lead();
  }

  override onAck(from: NodeId): void {
    if (this.missing.delete(from) && this.missing.size === 0) this.finish("doCommit");
  }
}
