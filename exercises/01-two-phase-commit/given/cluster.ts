/** Who is wired to whom: your coordinator, your participants, and peers that break the protocol. */
import { type Context, defineCluster, type NodeFactory, type NodeId } from "@workbook/harness";
import { Coordinator } from "#submission/coordinator.ts";
import { Participant } from "#submission/participant.ts";
import type { ToCoordinator, ToParticipant, Vote } from "./messages.ts";
import { EagerVoter, FickleVoter, TwoFacedCoordinator } from "./rogues.ts";

const coordinator =
  (participants: readonly NodeId[]): NodeFactory =>
  (ctx: Context<ToParticipant>) =>
    new Coordinator(ctx, participants);

const participant =
  (vote: Vote["vote"]): NodeFactory =>
  (ctx: Context<ToCoordinator>) =>
    new Participant(ctx, vote);

/** One coordinator, and for each vote a participant that will cast it: p1, p2, … */
export const twoPhaseCommit = defineCluster("two-phase-commit", ({ votes }: { votes: Vote["vote"][] }) => {
  const participants = votes.map((_, index) => `p${index + 1}`);
  const voters = participants.map((id, index) => [id, participant(votes[index]!)] as const);
  return {
    nodes: { coordinator: coordinator(participants), ...Object.fromEntries(voters) },
    inFlightCap: 8 * votes.length,
    // Two that vote alike differ in nothing but their name.
    interchangeable: (["yes", "no"] as const).map((vote) => participants.filter((_, index) => votes[index] === vote)),
  };
});

/** Your coordinator; p1 votes Yes and then No, p2 is yours and votes Yes. */
export const fickleParticipant = defineCluster("fickle-participant", (_: Record<string, never>) => ({
  nodes: {
    coordinator: coordinator(["p1", "p2"]),
    p1: (ctx: Context<ToCoordinator>) => new FickleVoter(ctx),
    p2: participant("yes"),
  },
  inFlightCap: 24,
}));

/** Your coordinator; p1 votes Yes before it is asked, and again when it is; p2 is yours. */
export const eagerParticipant = defineCluster("eager-participant", ({ vote }: { vote: Vote["vote"] }) => ({
  nodes: {
    coordinator: coordinator(["p1", "p2"]),
    p1: (ctx: Context<ToCoordinator>) => new EagerVoter(ctx),
    p2: participant(vote),
  },
  inFlightCap: 24,
}));

/** A coordinator that tells both outcomes; p1 is yours. */
export const twoFacedCoordinator = defineCluster("two-faced-coordinator", ({ vote }: { vote: Vote["vote"] }) => ({
  nodes: {
    coordinator: (ctx: Context<ToParticipant>) => new TwoFacedCoordinator(ctx, "p1"),
    p1: participant(vote),
  },
  inFlightCap: 24,
}));
