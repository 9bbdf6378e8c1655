/** Judges blocking points: the explorer answers the same question, one position after another, without the graph. */
import { type ExamineOptions, type OwnSearches, type Played, playScript } from "@workbook/grading";
import { always, type Cluster, type Flaw, none, type Plain, sometimes, type Violation } from "@workbook/harness";
import { allYes, type CrashPosition, crashPosition, positionIn } from "@workbook/properties";
import type { Protocol } from "@workbook/protocols";

const position = crashPosition("coordinator");
const conditions = { network: "multiset", faults: { ...none, crashes: { coordinator: 1 } } } as const;
const property = "blocking points";

/** Asks where a crash of the coordinator blocks, and judges the answer. */
export function blockingPointsOf(protocol: Protocol, participants: number): ExamineOptions {
  const cluster = protocol({ votes: allYes(participants) });
  const positions = Array.from({ length: 2 * participants + 4 }, (_, effects) => effects);
  return {
    about: `blocking points of ${protocol.clusterName} for ${participants} participants`,
    questions: async (own) => [{ type: "blockingPoints", graph: (await surveyed(cluster, own)) as never }],
    judge: async ([answer], own) => {
      const named = Array.isArray(answer) ? answer : [];
      const strange = named.find((one) => !positions.includes(one as number));
      if (strange !== undefined) return noPosition(cluster, strange as Plain);
      for (const effects of positions) {
        const flaw = await compared(cluster, effects, named.includes(effects), own);
        if (flaw) return flaw;
      }
      return undefined;
    },
  };
}

async function surveyed(cluster: Cluster, own: OwnSearches) {
  const judge = (): Flaw | undefined => undefined;
  return (await own.survey([cluster], { ...conditions, watch: position, judge })).graph;
}

/** Both answers to one position: a run that shows that it blocks, or one that shows that it need not. */
async function compared(
  cluster: Cluster,
  effects: number,
  named: boolean,
  own: OwnSearches,
): Promise<Violation | undefined> {
  const there = (at: CrashPosition) => at.crashed && at.effects === effects;
  const mayBlock = sometimes("a crash elsewhere", position, (at) => !there(at));
  const { violation } = await own.explore(cluster, { ...conditions, nonBlocking: "all", mayBlock });
  if ((violation !== undefined) === named) return undefined;
  if (violation)
    return said(
      violation,
      `a crash of the coordinator after ${effects} of its effects blocks, and is not among your blocking points`,
    );
  const wrong = await own.explore(cluster, { ...conditions, always: [isDecided(there)] });
  const sentence = `a crash of the coordinator after ${effects} of its effects blocks nobody, and is among your blocking points`;
  // Who crashes before its first effect has never started.
  return wrong.violation ? said(wrong.violation, sentence) : (await withoutCrash(cluster)).flaw(property, sentence);
}

/** Broken when the coordinator has crashed there, and all participants have decided all the same. */
function isDecided(there: (at: CrashPosition) => boolean) {
  type State = CrashPosition & { readonly undecided: number };
  return always<State>(
    "blocked",
    {
      name: "crash, and who has decided since",
      watches: [...position.watches],
      initial: (nodes) => ({ ...position.initial(nodes), undecided: nodes.length - 1 }),
      observe: ({ undecided, ...at }, event) => {
        const decides = event.kind === "decide" && event.node !== "coordinator";
        return { ...position.observe(at, event), undecided: decides ? undecided - 1 : undecided };
      },
    },
    (state) => there(state) && state.undecided === 0 && "all participants decide",
  );
}

function withoutCrash(cluster: Cluster): Promise<Played> {
  return playScript(cluster, "multiset", [{ do: "settle" }]);
}

async function noPosition(cluster: Cluster, strange: Plain): Promise<Violation> {
  const { flaw, observed } = await withoutCrash(cluster);
  const { effects } = positionIn(observed, "coordinator");
  const range = `the coordinator has ${effects} effects, and can crash after 1 to ${effects} of them`;
  return flaw(property, `${JSON.stringify(strange)} is no position: ${range}`);
}

/** The same run, and what it means here. */
function said(violation: Violation, sentence: string): Violation {
  const { trace } = violation;
  const { step, waits } = trace.violation!;
  return {
    ...violation,
    property,
    sentence,
    trace: { ...trace, violation: { property, sentence, step, ...(waits ? { waits } : {}) } },
  };
}
