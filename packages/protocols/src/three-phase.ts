/** Three-phase commit as task 06 has it: with a termination protocol and recovery, for crashes at every effect. [Skeen81, BHG87 ch. 7] */
import { defineCluster } from "@workbook/harness";
import { Coordinator } from "@workbook/solution-06-three-phase-commit-protocol/src/coordinator.ts";
import { Participant } from "@workbook/solution-06-three-phase-commit-protocol/src/participant.ts";
import { namesOf, type Protocol, participantsOf } from "./protocol.ts";

/** Three-phase commit. Who hears nothing any more asks the others how far they came, and they end it together. */
export const threePhaseCommit: Protocol = defineCluster("three-phase-commit", ({ votes }) => ({
  nodes: {
    coordinator: (ctx) => new Coordinator(ctx, namesOf(votes)),
    ...participantsOf(votes, (vote) => (ctx) => new Participant(ctx, vote, "coordinator", namesOf(votes))),
  },
  inFlightCap: 8 * votes.length * votes.length,
}));
