/** Who is wired to whom: your coordinator, your participants, and one who asks too late. */
import { defineCluster, type NodeFactory, type NodeId } from "@workbook/harness";
import { Coordinator } from "#submission/coordinator.ts";
import { Participant } from "#submission/participant.ts";
import { LateInquirer } from "./late-inquirer.ts";
import type { Vote } from "./messages.ts";

const coordinator =
  (participants: readonly NodeId[]): NodeFactory =>
  (ctx) =>
    new Coordinator(ctx, participants);

const participant =
  (vote: Vote["vote"], others: readonly NodeId[]): NodeFactory =>
  (ctx) =>
    new Participant(ctx, vote, "coordinator", others);

/** One coordinator, and for each vote a participant that will cast it: p1, p2, … Each knows all the others. */
export const coordinatorRecovery = defineCluster("coordinator-recovery", ({ votes }: { votes: Vote["vote"][] }) => {
  const participants = votes.map((_, index) => `p${index + 1}`);
  const voters = participants.map((id, index) => {
    const others = participants.filter((other) => other !== id);
    return [id, participant(votes[index]!, others)] as const;
  });
  return {
    nodes: { coordinator: coordinator(participants), ...Object.fromEntries(voters) },
    inFlightCap: 8 * votes.length * votes.length,
    interchangeable: [participants],
  };
});

/** Your coordinator; p1 votes Yes, acknowledges the outcome, and later asks for it all the same. */
export const lateInquiry = defineCluster("late-inquiry", (_: Record<string, never>) => ({
  nodes: {
    coordinator: coordinator(["p1"]),
    p1: (ctx) => new LateInquirer(ctx, "coordinator"),
  },
  inFlightCap: 24,
}));
