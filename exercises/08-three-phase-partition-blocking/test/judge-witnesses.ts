/** Judges witnesses: a script is carried out on the course's own nodes, and what comes of it is looked at. */
import { type ExamineOptions, nextDecision, type OwnSearches, type Played, playScript } from "@workbook/grading";
import { type Cluster, type NodeId, none, stepsAfterStarts, type Violation } from "@workbook/harness";
import { agreement, allYes, is } from "@workbook/properties";
import { cautiousThreePhaseCommit, textbookThreePhaseCommit } from "@workbook/protocols";

const network = "multiset";
const property = "one partition";

/** Asks for a schedule that splits textbook three-phase commit, and judges it. */
export function splitBrainOf(participants: number, { shortest = false } = {}): ExamineOptions {
  const cluster = textbookThreePhaseCommit({ votes: allYes(participants) });
  return {
    about: `${shortest ? "a shortest" : "a"} split of ${participants} participants`,
    questions: async () => [{ type: "splitBrain", participants: namesOf(participants) }],
    judge: async ([script], own) => {
      const played = await playScript(cluster, network, script);
      return otherFault(played) ?? undecided(played) ?? (shortest ? await longer(played, cluster, own) : undefined);
    },
  };
}

/** Asks for a schedule that blocks three-phase commit which refuses to guess, and judges it. */
export function blockedOf(participants: number): ExamineOptions {
  const cluster = cautiousThreePhaseCommit({ votes: allYes(participants) });
  return {
    about: `a block of ${participants} participants`,
    questions: async () => [{ type: "blocked", participants: namesOf(participants) }],
    judge: async ([script]) => {
      const played = await playScript(cluster, network, script);
      return otherFault(played) ?? late(played) ?? (await unblocked(played, cluster));
    },
  };
}

function namesOf(participants: number): NodeId[] {
  return allYes(participants).map((_, index) => `p${index + 1}`);
}

/** One partition, and nothing else that could be to blame. */
function otherFault({ stuck, flaw, faults, choices }: Played): Violation | undefined {
  if (stuck !== undefined) return flaw("a schedule", stuck);
  const hasty = Object.keys(faults.timeouts);
  if (hasty.length > 0)
    return flaw(
      "synchrony",
      `a timer of ${hasty.join(" and ")} fires while a message is on its way: that is haste, and splits the protocol without a partition`,
    );
  if (faults.partitions !== 1)
    return flaw(property, `a schedule with one partition was asked for, this has ${faults.partitions}`);
  if (choices.some(({ kind }) => kind === "heal"))
    return flaw(property, "a repair is no part of a witness: leave it out");
  return undefined;
}

/** Not both outcomes. */
function undecided({ observed, flaw }: Played): Violation | undefined {
  const decided = observed.flatMap((event) => (event.kind === "decide" ? [event] : []));
  const outcomes = new Set(decided.map(({ decision }) => decision));
  if (outcomes.size === 2) return undefined;
  const who = decided.map(({ node, decision }) => `${node} has decided ${decision}`).join(", ");
  return flaw("split", `nobody disagrees when the script ends: ${who || "nobody has decided"}`);
}

/** There is a shorter one. */
async function longer({ choices, flaw }: Played, cluster: Cluster, own: OwnSearches): Promise<Violation | undefined> {
  const { violation } = await own.explore(cluster, {
    network,
    faults: { ...none, partitions: 1 },
    always: [agreement],
  });
  if (!violation) throw new Error("no partition splits textbook three-phase commit");
  const steps = stepsAfterStarts(choices);
  return steps <= violation.steps
    ? undefined
    : flaw("a shortest split", `this takes ${steps} steps, and ${violation.steps} are enough`);
}

/** The pre-commit is another story: then one side may know. */
function late({ observed, flaw }: Played): Violation | undefined {
  const sent = observed.some((event) => event.kind === "send" && is(event.message, { type: "preCommit" }));
  return sent
    ? flaw("before the pre-commit", "the coordinator has sent the pre-commit: part the network before")
    : undefined;
}

/** Somebody has decided, or still can. */
async function unblocked(played: Played, cluster: Cluster): Promise<Violation | undefined> {
  const { observed, flaw } = played;
  const decided = observed.find((event) => event.kind === "decide");
  if (decided) return flaw("blocked", `${decided.node} has decided when the script ends`);
  return nextDecision(cluster, network, played);
}
