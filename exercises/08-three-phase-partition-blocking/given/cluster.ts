/** Who is wired to whom: your protocol, you as one who is asked, and the protocols that you are asked about. */
import { defineCluster, type NodeFactory, type NodeId } from "@workbook/harness";
import { Coordinator } from "#submission/coordinator.ts";
import { Participant } from "#submission/participant.ts";
import { Examinee } from "./examinee.ts";
import type { State, Vote } from "./messages.ts";
import type { Quorums } from "./quorums.ts";
import { ScriptedCoordinator, ScriptedParticipant, Shown, Unreachable } from "./scripted.ts";

export { cautiousThreePhaseCommit, textbookThreePhaseCommit } from "@workbook/protocols";

const namesOf = (list: readonly unknown[]) => list.map((_, index): NodeId => `p${index + 1}`);

/** Your functions, as a node that answers questions. */
export const analysis = defineCluster("analysis", (_: Record<string, never>) => ({
  nodes: { you: (ctx) => new Examinee(ctx) },
  inFlightCap: 1,
}));

/** Your coordinator, and for each vote your participant that will cast it: p1, p2, … */
export const quorumCommit = defineCluster(
  "quorum-three-phase-commit",
  ({ votes, ...quorums }: { votes: Vote["vote"][] } & Quorums) => {
    const participants = namesOf(votes);
    const voters = participants.map((id, index): readonly [NodeId, NodeFactory] => [
      id,
      (ctx) => new Participant(ctx, votes[index]!, "coordinator", participants, quorums),
    ]);
    return {
      nodes: { coordinator: (ctx) => new Coordinator(ctx, participants, quorums), ...Object.fromEntries(voters) },
      inFlightCap: 8 * (votes.length + 1) ** 2,
      // Two that vote alike differ in nothing but their name.
      interchangeable: (["yes", "no"] as const).map((vote) => participants.filter((_, at) => votes[at] === vote)),
    };
  },
);

/**
 * Your participant p1, which votes Yes, and perhaps is pre-committed, before the coordinator falls silent for ever. The others
 * are in these states, or on the other side of a partition.
 */
export const side = defineCluster(
  "side",
  ({ own, others, ...quorums }: { own: "uncertain" | "preCommitted"; others: (State | "unreachable")[] } & Quorums) => {
    const participants = namesOf([own, ...others]);
    const rest = participants.slice(1).map((id, index): readonly [NodeId, NodeFactory] => {
      const state = others[index]!;
      return [id, (ctx) => (state === "unreachable" ? new Unreachable() : new ScriptedParticipant(ctx, state))];
    });
    return {
      nodes: {
        coordinator: (ctx) => new ScriptedCoordinator(ctx, "p1", own),
        p1: (ctx) => new Participant(ctx, "yes", "coordinator", participants, quorums),
        ...Object.fromEntries(rest),
      },
      inFlightCap: 8 * (participants.length + 1) ** 2,
    };
  },
);

/** Participants that show in which states they are. */
export const states = defineCluster("states", ({ states: shown }: { states: State[] }) => ({
  nodes: Object.fromEntries(
    namesOf(shown).map((id, index): readonly [NodeId, NodeFactory] => [id, (ctx) => new Shown(ctx, shown[index]!)]),
  ),
  inFlightCap: 1,
}));
