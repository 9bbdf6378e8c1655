/** Who is wired to whom: your coordinator and your participants, or one of them and nodes that keep to a script. */
import { defineCluster, type NodeFactory, type NodeId } from "@workbook/harness";
import { Coordinator } from "#submission/coordinator.ts";
import { Participant } from "#submission/participant.ts";
import type { State, Vote } from "./messages.ts";
import { ScriptedCoordinator, ScriptedParticipant } from "./scripted.ts";

const participant =
  (vote: Vote["vote"], participants: readonly NodeId[]): NodeFactory =>
  (ctx) =>
    new Participant(ctx, vote, "coordinator", participants);

const namesOf = (list: readonly unknown[]) => list.map((_, index) => `p${index + 1}`);

/** One coordinator, and for each vote a participant that will cast it: p1, p2, … The coordinator is lower than all of them. */
export const threePhaseCommit = defineCluster("three-phase-commit-protocol", ({ votes }: { votes: Vote["vote"][] }) => {
  const participants = namesOf(votes);
  const voters = participants.map((id, index) => [id, participant(votes[index]!, participants)] as const);
  return {
    nodes: { coordinator: (ctx) => new Coordinator(ctx, participants), ...Object.fromEntries(voters) },
    inFlightCap: 8 * votes.length * votes.length,
  };
});

/**
 * Your participant p1, which votes Yes, and perhaps is pre-committed, before the coordinator falls silent for ever. The
 * others are in these states.
 */
export const termination = defineCluster(
  "termination",
  ({ own, others }: { own: "uncertain" | "preCommitted"; others: State[] }) => {
    const participants = namesOf([own, ...others]);
    const rest = participants.slice(1).map((id, index): readonly [NodeId, NodeFactory] => {
      return [id, (ctx) => new ScriptedParticipant(ctx, others[index]!)];
    });
    return {
      nodes: {
        coordinator: (ctx) => new ScriptedCoordinator(ctx, "p1", own),
        p1: participant("yes", participants),
        ...Object.fromEntries(rest),
      },
      inFlightCap: 64,
    };
  },
);
