/** What all protocols of this package have in common: they are clusters whose participants vote as the environment chooses. */
import type { ClusterDefinition, NodeFactory, NodeId } from "@workbook/harness";

/**
 * How a participant votes. Who is `fickle` votes Yes and would rather not when it is asked to prepare: only
 * `fickleThreePhaseCommit` asks so much.
 */
export type Vote = "yes" | "no" | "fickle";

/** A protocol: one cluster for each way to vote. Participants are p1, p2, …; the coordinator, if any, is `coordinator`. */
export type Protocol = ClusterDefinition<{ votes: Vote[] }>;

/** The participants' names. */
export function namesOf(votes: readonly Vote[]): NodeId[] {
  return votes.map((_, index) => `p${index + 1}`);
}

/** A node for each participant, by name. */
export function participantsOf(
  votes: readonly Vote[],
  make: (vote: "yes" | "no", others: readonly NodeId[]) => NodeFactory,
): Record<NodeId, NodeFactory> {
  const names = namesOf(votes);
  return Object.fromEntries(
    names.map((id, index) => {
      const others = names.filter((other) => other !== id);
      return [id, make(votes[index] === "no" ? "no" : "yes", others)];
    }),
  );
}
