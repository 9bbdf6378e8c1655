/** Two-phase commit as it is built: with a log, with and without cooperative termination. [Gray78, BHG87 ch. 7, MLO86] */
import { type Decision, defineCluster, type NodeId } from "@workbook/harness";
import { Coordinator } from "@workbook/solution-02-coordinator-recovery/src/coordinator.ts";
import { Participant } from "@workbook/solution-02-coordinator-recovery/src/participant.ts";
import { namesOf, type Protocol, participantsOf, type Vote } from "./protocol.ts";

function cluster(
  votes: readonly Vote[],
  toBeAsked: (others: readonly NodeId[]) => readonly NodeId[],
  Leader: typeof Coordinator = Coordinator,
  Voter: typeof Participant = Participant,
) {
  const voters = participantsOf(votes, (vote, others) => (ctx) => {
    return new Voter(ctx, vote, "coordinator", toBeAsked(others));
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

/** Tells an abort once, to whoever may have voted Yes: who has not heard will ask, and be told what is presumed. */
class PresumingCoordinator extends Coordinator {
  override onVote(from: NodeId, message: Parameters<Coordinator["onVote"]>[1]): void {
    if (message.vote === "no") this.uninformed.delete(from);
    super.onVote(from, message);
  }

  override announce(decision: Decision): void {
    super.announce(decision);
    if (decision === "commit") return;
    this.ctx.cancelTimer("retransmission");
    this.uninformed.clear();
  }
}

/** An abort needs neither a forced record nor an ack: whoever forgets it will be told the same. */
class PresumingParticipant extends Participant {
  override onDecision(from: NodeId, message: Parameters<Participant["onDecision"]>[1]): void {
    if (message.decision === "commit") super.onDecision(from, message);
    else this.decide("abort");
  }

  override decide(decision: Decision): void {
    if (decision === "commit" || this.decision) return super.decide(decision);
    if (this.prepared) this.ctx.log.write({ type: "decided", decision });
    this.carryOut(decision);
  }
}

/** Two-phase commit that presumes abort to the full: only those who may have voted Yes are told of it, none forces a record, none acknowledges. [MLO86] */
export const presumedAbortTwoPhaseCommit: Protocol = defineCluster("presumed-abort-two-phase-commit", ({ votes }) =>
  cluster(votes, () => [], PresumingCoordinator, PresumingParticipant),
);
