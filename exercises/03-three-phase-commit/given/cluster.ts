/** Who is wired to whom: your coordinator and your participants, or a coordinator that says nothing. */
import { defineCluster, type NodeFactory } from "@workbook/harness";
import { Coordinator } from "#submission/coordinator.ts";
import { Participant } from "#submission/participant.ts";
import type { Vote } from "./messages.ts";
import { SilentCoordinator } from "./silent-coordinator.ts";

const participant =
  (vote: Vote["vote"]): NodeFactory =>
  (ctx) =>
    new Participant(ctx, vote, "coordinator");

type Votes = { votes: Vote["vote"][] };

const namesOf = (votes: Votes["votes"]) => votes.map((_, index) => `p${index + 1}`);

function around(coordinator: NodeFactory, votes: Votes["votes"]) {
  const participants = namesOf(votes);
  const voters = participants.map((id, index) => [id, participant(votes[index]!)] as const);
  return {
    nodes: { coordinator, ...Object.fromEntries(voters) },
    inFlightCap: 8 * votes.length,
    interchangeable: [participants],
  };
}

/** One coordinator, and for each vote a participant that will cast it: p1, p2, … */
export const threePhaseCommit = defineCluster("three-phase-commit", ({ votes }: Votes) =>
  around((ctx) => new Coordinator(ctx, namesOf(votes)), votes),
);

/** Your participants, and a coordinator that never asks them. */
export const silentCoordinator = defineCluster("silent-coordinator", ({ votes }: Votes) =>
  around(() => new SilentCoordinator(), votes),
);
