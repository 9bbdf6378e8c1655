/** Three-phase commit that never takes silence for anything. [BHG87 ch. 7] */
import { defineCluster, type NodeFactory, type NodeId } from "@workbook/harness";
import { Coordinator } from "@workbook/solution-03-three-phase-commit/src/coordinator.ts";
import { Participant } from "@workbook/solution-03-three-phase-commit/src/participant.ts";
import { namesOf, type Protocol, participantsOf } from "./protocol.ts";

/** Once it has asked, others may go on without it: what it does not hear it does not know. */
class WaitingCoordinator extends Coordinator {
  override onTimer(): void {}
}

/** Who has not voted may abort. Who has voted Yes waits until it is told. */
class WaitingParticipant extends Participant {
  override onTimer(): void {
    if (this.state === "initial") this.abort();
  }
}

/** Three-phase commit that refuses to guess: it is right however late messages are, and waits where it cannot know. */
export const cautiousThreePhaseCommit: Protocol = defineCluster("cautious-three-phase-commit", ({ votes }) => ({
  nodes: {
    coordinator: ((ctx) => new WaitingCoordinator(ctx, namesOf(votes))) satisfies NodeFactory,
    ...participantsOf(votes, (vote) => (ctx) => new WaitingParticipant(ctx, vote, "coordinator" as NodeId)),
  },
  inFlightCap: 8 * votes.length,
}));
