/** Judges concurrency sets and the theorem, on the same graphs that were given. */
import type { ExamineOptions, OwnSearches } from "@workbook/grading";
import type { Cluster, Flaw, NodeId, Plain, StateGraph, Violation } from "@workbook/harness";
import {
  assignments,
  besideBothOutcomes,
  concurrencySet,
  noncommittableBesideCommit,
  noStateBesideBothOutcomes,
  type Votes,
  votesCast,
} from "@workbook/properties";
import { fickleThreePhaseCommit, type Protocol, type Vote } from "@workbook/protocols";

const participants = 2;
const voters: readonly NodeId[] = ["p1", "p2"];
const fickle: readonly Vote[][] = [
  ["fickle", "yes"],
  ["yes", "fickle"],
  ["fickle", "fickle"],
];
type Graph = StateGraph<Votes>;

function clustersOf(protocol: Protocol): Cluster[] {
  const votes: Vote[][] = [...assignments(participants), ...(protocol === fickleThreePhaseCommit ? fickle : [])];
  return votes.map((some) => protocol({ votes: some }));
}

/** The graph of a protocol, and, where something is wrong with it, a shortest run that shows it. */
function surveyed(protocol: Protocol, own: OwnSearches, judge: (graph: Graph) => Flaw | undefined = () => undefined) {
  return own.survey(clustersOf(protocol), { network: "multiset", watch: votesCast, judge });
}

async function graphOf(protocol: Protocol, own: OwnSearches): Promise<Graph> {
  return (await surveyed(protocol, own)).graph!;
}

/** What a learner is given of it. */
function given({ globals, ...graph }: Graph): Plain {
  const states = globals.map(({ seen, ...state }) => ({ ...state, seen: { yes: seen.yes } }));
  return { ...graph, globals: states, voters } as unknown as Plain;
}

/** Asks for the concurrency set of every local state, and judges them. */
export function concurrencySetsOf(protocol: Protocol): ExamineOptions {
  return {
    about: `concurrency sets of ${protocol.clusterName}`,
    questions: async (own) => {
      const graph = await graphOf(protocol, own);
      return graph.locals.map((_, state) => ({ type: "concurrencySet", graph: given(graph) as never, state }));
    },
    judge: async (answers, own) => (await surveyed(protocol, own, (graph) => wrongSet(graph, answers))).violation,
  };
}

function wrongSet(graph: Graph, answers: readonly Plain[]): Flaw | undefined {
  const flaws = graph.locals.flatMap((_, state) => wrongPairs(graph, state, answers[state] ?? null));
  return flaws.sort((one, other) => weight(graph, one) - weight(graph, other))[0];
}

/** What a reader sees at once comes first: all are up, somebody has decided, in a short run. */
function weight({ globals, locals }: Graph, { global }: Flaw): number {
  const { locals: at, steps } = globals[global]!;
  const telling = at.every((local) => locals[local]!.up) && at.some((local) => locals[local]!.decision !== undefined);
  return steps + (telling ? 0 : globals.length);
}

/** What is missing in an answer, and what should be. */
function wrongPairs(graph: Graph, state: number, answer: Plain): Flaw[] {
  const property = "concurrency sets";
  const name = (local: number) => {
    const { node, decision } = graph.locals[local]!;
    return `${node}'s local state ${local}${decision ? ` (decided ${decision})` : ""}`;
  };
  const right = concurrencySet(graph, state);
  const named = new Set(Array.isArray(answer) ? (answer as number[]) : []);
  const missing = [...right].filter((local) => !named.has(local));
  const extra = [...named].filter((local) => !right.has(local));
  const strange = extra.find((local) => graph.locals[local] === undefined);
  if (strange !== undefined)
    return [
      {
        property,
        sentence: `your concurrency set of ${name(state)} holds ${strange}, which is no local state`,
        global: 0,
      },
    ];
  return [
    ...missing.map((local) => ({
      property,
      sentence: `${name(local)} is missing in your concurrency set of ${name(state)}: here they are there together`,
      global: nearest(graph, state, local),
    })),
    ...extra.map((local) => ({
      property,
      sentence: `${name(local)} is in your concurrency set of ${name(state)}, and ${strangers(graph, state, local)}`,
      global: nearest(graph, local),
    })),
  ];
}

function strangers({ locals }: Graph, state: number, local: number): string {
  if (locals[state]!.node === locals[local]!.node) return "a node is in one local state at a time";
  return "in no run are they there together: here is a shortest run to it";
}

/** The nearest global state in which all these local states are. */
function nearest({ globals }: Graph, ...locals: readonly number[]): number {
  const holding = globals.flatMap((global, number) =>
    locals.every((one) => global.locals.includes(one)) ? [number] : [],
  );
  return holding.reduce((one, other) => (globals[other]!.steps < globals[one]!.steps ? other : one));
}

/** Asks whether a protocol is non-blocking, and judges the answer. */
export function theoremOn(protocol: Protocol): ExamineOptions {
  return {
    about: `Skeen's theorem on ${protocol.clusterName}`,
    questions: async (own) => [{ type: "isNonBlocking", graph: given(await graphOf(protocol, own)) as never }],
    judge: async ([answer], own): Promise<Violation | undefined> =>
      (await surveyed(protocol, own, (graph) => wrongVerdict(graph, answer))).violation,
  };
}

function wrongVerdict(graph: Graph, answer: Plain | undefined): Flaw | undefined {
  const property = "Skeen's theorem";
  const first = noStateBesideBothOutcomes(graph);
  const [second] = noncommittableBesideCommit(graph, voters).sort(
    (one, other) => graph.globals[one.commit]!.steps - graph.globals[other.commit]!.steps,
  );
  const blocking = besideBothOutcomes(graph).length > 0 || second !== undefined;
  if (answer === !blocking) return undefined;
  if (first) return { ...first, property, sentence: `you call it non-blocking, and ${first.sentence}` };
  if (second) {
    const { node } = graph.locals[second.state]!;
    const sentence = `you call it non-blocking, and ${node} can be in one and the same state when somebody has committed and when a Yes is still missing: it may not decide commit, and it may not decide anything else`;
    return { property, sentence, global: second.commit };
  }
  const committed = graph.globals.findIndex(({ locals }) =>
    locals.every((local) => graph.locals[local]!.decision === "commit"),
  );
  const sentence =
    "you call it blocking, and no local state has both outcomes in its concurrency set, nor a noncommittable one a commit; look at each state on this way";
  return { property, sentence, global: Math.max(0, committed) };
}
