/** Judges recommendations. */
import { type ExamineOptions, playScript } from "@workbook/grading";
import { sheet } from "#given/cluster.ts";
import type { Recommendation, Situation } from "#given/situations.ts";

/** Asks what to take in these situations, and judges the answers. */
export function recommendationsFor(about: string, situations: readonly Situation[]): ExamineOptions {
  return {
    about,
    questions: async () => situations.map((situation) => ({ type: "recommend", situation }) as never),
    judge: async (answers) => {
      for (const [index, situation] of situations.entries()) {
        const given = (answers[index] ?? {}) as Partial<Recommendation>;
        const right = rightFor(situation);
        if (given.choice === right.choice && given.because === right.because) continue;
        const { flaw } = await playScript(sheet({ text: situation.text }), "multiset", []);
        const yours = `${given.choice ?? "nothing"}, because ${given.because ?? "of nothing"}`;
        return flaw("recommendation", `you take ${yours}; it is ${right.choice}: ${right.because}`);
      }
      return undefined;
    },
  };
}

/** Every combination of facts there is. */
export function allSituations(): Situation[] {
  const facts = ["everybodyCanPrepare", "short", "undoable", "mayWait", "synchronous", "acceptors"] as const;
  return Array.from({ length: 1 << facts.length }, (_, bits) => {
    const values = Object.fromEntries(facts.map((fact, at) => [fact, ((bits >> at) & 1) === 1]));
    const text = facts.map((fact) => `${values[fact] ? "" : "not "}${fact}`).join(", ");
    return { text, ...(values as unknown as Omit<Situation, "text">) };
  });
}

/** Locks first: without them nothing of the rest can be had. Then whether anybody may wait; then what silence proves. */
function rightFor(situation: Situation): Recommendation {
  const locked = situation.everybodyCanPrepare && situation.short;
  if (!locked && situation.undoable)
    return { choice: "saga", because: "nothing can be held locked, and everything can be undone" };
  if (!locked) return { choice: "none", because: "nothing can be held locked, and not everything can be undone" };
  if (situation.mayWait)
    return { choice: "two-phase commit", because: "waiting is acceptable, and nothing is cheaper" };
  if (situation.synchronous) return { choice: "three-phase commit", because: "silence proves a crash" };
  if (situation.acceptors) return { choice: "Paxos Commit", because: "a majority of acceptors remembers" };
  return { choice: "quorum-based three-phase commit", because: "a quorum of the parties can go on" };
}
