/** Judges a witness: its script is carried out on two-phase commit, and what can still come is looked at, all of it. */
import { type ExamineOptions, type OwnSearches, type Played, playScript } from "@workbook/grading";
import { type NodeId, none, sometimes, type Violation } from "@workbook/harness";
import { allYes, continuationsOf, crashPosition, positionIn } from "@workbook/properties";
import { cooperativeTwoPhaseCommit, threePhaseCommit } from "@workbook/protocols";
import { inThreePhaseCommit } from "#given/positions.ts";

const network = "multiset";

/** Asks for a witness, and judges it. */
export function witnessOf(participants: number): ExamineOptions {
  const names = allYes(participants).map((_, index): NodeId => `p${index + 1}`);
  return {
    about: `a witness for ${participants} participants`,
    questions: async () => [{ type: "witness", participants: names }],
    judge: async ([script], own) => {
      const played = await playScript(cooperativeTwoPhaseCommit({ votes: allYes(participants) }), network, script);
      return (await flawOf(played, names, own)) ?? unblocked(played, participants, own);
    },
  };
}

/** What is wrong with the script. */
async function flawOf(played: Played, names: readonly NodeId[], own: OwnSearches): Promise<Violation | undefined> {
  const { stuck, flaw, run, faults, observed } = played;
  if (stuck !== undefined) return flaw("a schedule", stuck);
  const crashed = faults.crashes as Record<NodeId, number>;
  if (Object.keys(crashed).join() !== "coordinator" || crashed.coordinator !== 1)
    return flaw("one fault", "the coordinator is to crash once, and nobody else");
  const decided = (id: NodeId) => observed.some((event) => event.kind === "decide" && event.node === id);
  const waiting = names.filter((id) => run.stateOf(id).status === "up" && !decided(id));
  if (waiting.length === 0) return flaw("blocked", "nobody waits: all participants have decided when the script ends");
  const { nobodyDecides, seen } = continuationsOf(observed);
  const votes = allYes(names.length);
  const cluster = cooperativeTwoPhaseCommit({ votes });
  const search = await own.explore(cluster, { network, faults, always: [nobodyDecides], sometimes: [seen] });
  if (search.violation) return search.violation;
  if (search.unreached.length > 0) throw new Error("a script was carried out that no adversary can choose");
  const repaired = Object.keys(faults.restarts).length > 0;
  return repaired ? flaw("one fault", "a repair is no part of a witness: leave it out") : undefined;
}

/** Three-phase commit, crashed at the corresponding effect, blocks nobody. It is the course's to keep this. */
async function unblocked({ observed }: Played, participants: number, own: OwnSearches): Promise<undefined> {
  const position = crashPosition("coordinator");
  const { effects } = positionIn(observed, "coordinator");
  const corresponding = inThreePhaseCommit(effects, participants);
  const reached = sometimes("the corresponding crash", position, (at) => at.crashed && at.effects === corresponding);
  const search = await own.explore(threePhaseCommit({ votes: allYes(participants) }), {
    network,
    faults: { ...none, crashes: { coordinator: 1 } },
    sometimes: [reached],
    nonBlocking: "all",
  });
  if (search.outcome !== "exhausted" || search.unreached.length > 0)
    throw new Error("three-phase commit blocks, or never comes to the corresponding effect");
}
