/** Two-phase commit as it is built: with a log, with and without cooperative termination. [Gray78, BHG87 ch. 7, MLO86] */
import { type Decision, defineCluster, type NodeId } from "@workbook/harness";
import { Coordinator } from "@workbook/solution-02-coordinator-recovery/src/coordinator.ts";
import { Participant } from "@workbook/solution-02-coordinator-recovery/src/participant.ts";
import { namesOf, type Protocol, participantsOf, type Vote } from "./protocol.ts";

type CoordinatorOf = new (...given: ConstructorParameters<typeof Coordinator>) => Coordinator;

function cluster(
  votes: readonly Vote[],
  toBeAsked: (others: readonly NodeId[]) => readonly NodeId[],
  Leader: CoordinatorOf = Coordinator,
) {
  const voters = participantsOf(votes, (vote, others) => (ctx) => {
    return new Participant(ctx, vote, "coordinator", toBeAsked(others));
  });
  return {
    nodes: {
      coordinator: (ctx: ConstructorParameters<typeof Coordinator>[0]) => new Leader(ctx, namesOf(votes)),
      ...voters,
    },
    inFlightCap: 8 * votes.length * votes.length,
    interchangeable: [namesOf(votes)],
  };
}

/** Two-phase commit. Who is in doubt asks the coordinator, and nobody else. */
export const twoPhaseCommit: Protocol = defineCluster("two-phase-commit", ({ votes }) => cluster(votes, () => []));

/** Two-phase commit with cooperative termination: who is in doubt asks everybody. */
export const cooperativeTwoPhaseCommit: Protocol = defineCluster("cooperative-two-phase-commit", ({ votes }) =>
  cluster(votes, (others) => others),
);

/** Tells an abort once: who has not heard will ask, and be told what is presumed. */
class PresumingCoordinator extends Coordinator {
  override announce(decision: Decision): void {
    super.announce(decision);
    if (decision === "commit") return;
    this.ctx.cancelTimer("retransmission");
    this.uninformed.clear();
  }
}

/** Two-phase commit that presumes abort to the full: the coordinator keeps no record of an abort, and needs no ack of it. [MLO86] */
export const presumedAbortTwoPhaseCommit: Protocol = defineCluster("presumed-abort-two-phase-commit", ({ votes }) =>
  cluster(votes, () => [], PresumingCoordinator),
);
