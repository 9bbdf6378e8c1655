/** Which protocol to take, and what decides it. */
import type { Recommendation, Situation } from "#given/situations.ts";

/** From what rules the most out to what costs the most. */
export function recommend(situation: Situation): Recommendation {
  const { everybodyCanPrepare, short, undoable, mayWait, synchronous, acceptors } = situation;
  if (!everybodyCanPrepare || !short)
    return undoable
      ? { choice: "saga", because: "nothing can be held locked, and everything can be undone" }
      : { choice: "none", because: "nothing can be held locked, and not everything can be undone" };
  if (mayWait) return { choice: "two-phase commit", because: "waiting is acceptable, and nothing is cheaper" };
  if (synchronous) return { choice: "three-phase commit", because: "silence proves a crash" };
  if (acceptors) return { choice: "Paxos Commit", because: "a majority of acceptors remembers" };
  return { choice: "quorum-based three-phase commit", because: "a quorum of the parties can go on" };
}
