/** Three-phase commit with timeouts alone, as textbooks draw it, and two that look like it. [Skeen81, BHG87 ch. 7] */
import { type Context, defineCluster, type Node, type NodeFactory, type NodeId } from "@workbook/harness";
import { Coordinator } from "@workbook/solution-03-three-phase-commit/src/coordinator.ts";
import { Participant } from "@workbook/solution-03-three-phase-commit/src/participant.ts";
import { namesOf, type Protocol, participantsOf, type Vote } from "./protocol.ts";

type CoordinatorContext = ConstructorParameters<typeof Coordinator>[0];

function around(votes: readonly Vote[], coordinator: NodeFactory, participants: Record<NodeId, NodeFactory>) {
  return {
    nodes: { coordinator, ...participants },
    inFlightCap: 8 * votes.length,
    interchangeable: [namesOf(votes)],
  };
}

function simple(votes: readonly Vote[]): Record<NodeId, NodeFactory> {
  return participantsOf(votes, (vote) => (ctx) => new Participant(ctx, vote, "coordinator"));
}

/** Three-phase commit whose nodes decide by timeouts, each by its own state. Right while silence means a crash, and transitions are atomic. */
export const textbookThreePhaseCommit: Protocol = defineCluster("textbook-three-phase-commit", ({ votes }) =>
  around(votes, (ctx) => new Coordinator(ctx, namesOf(votes)), simple(votes)),
);

class Hasty extends Coordinator {
  override preCommit(): void {
    this.ctx.cancelTimer("votes");
    this.commit();
  }
}

/** Three-phase commit that commits straight after the votes: two-phase commit, with other words. */
export const hastyThreePhaseCommit: Protocol = defineCluster("hasty-three-phase-commit", ({ votes }) =>
  around(votes, (ctx) => new Hasty(ctx, namesOf(votes)), simple(votes)),
);

/** Says No to a pre-commit, after a Yes. */
interface Refusal {
  readonly type: "refusal";
}

/** Aborts when somebody refuses to prepare: the pre-commit settles nothing. */
class Lenient extends Coordinator {
  onRefusal(): void {
    if (this.state !== "prepared") return;
    this.ctx.cancelTimer("acks");
    this.abort();
  }
}

class Fickle extends Participant implements Node<{ readonly type: "preCommit" }> {
  override onPreCommit(): void {
    const { ctx } = this as unknown as { ctx: Context<Refusal> };
    ctx.send(this.coordinator, { type: "refusal" });
  }
}

/** Three-phase commit whose coordinator may abort after the pre-commit, as long as an ack is missing. */
export const fickleThreePhaseCommit: Protocol = defineCluster("fickle-three-phase-commit", ({ votes }) => {
  const fickle = namesOf(votes).filter((_, index) => votes[index] === "fickle");
  const changed = fickle.map((id): readonly [NodeId, NodeFactory] => [
    id,
    (ctx) => new Fickle(ctx, "yes", "coordinator"),
  ]);
  const coordinator = (ctx: CoordinatorContext) => new Lenient(ctx, namesOf(votes));
  return { ...around(votes, coordinator, { ...simple(votes), ...Object.fromEntries(changed) }), interchangeable: [] };
});
