/**
 * What can still come of a script without a further fault and without a repair. Every continuation is looked at, run by run: unlike
 * a monitor, a run knows whether the network is parted.
 */
import { type Choice, type Cluster, canonical, type Network, type Plain, Run, type Violation } from "@workbook/harness";
import { ownNodes } from "./own-nodes.ts";
import { brokenAtTheEnd, type Played } from "./script.ts";

/** More continuations than any protocol has that a script is meant for. */
const mostRuns = 20_000;

/**
 * That somebody decides after all: a shortest continuation, as a counterexample to "nobody does".
 *
 * @returns nothing when nobody decides any more, whatever comes
 * @throws Error when there are too many continuations to look at
 */
export async function nextDecision(
  cluster: Cluster,
  network: Network,
  { choices, observed }: Played,
): Promise<Violation | undefined> {
  const waiting: Choice[][] = [[...choices]];
  const seen = new Set<string>();
  // What is added to a list while it is gone through is gone through as well: the shortest come first.
  for (const made of waiting) {
    const run = new Run({ cluster, network, executor: ownNodes(cluster) });
    for (const choice of made) await run.perform(choice);
    const decided = run.observed.slice(observed.length).find((event) => event.kind === "decide");
    if (decided) {
      const sentence = `nobody has to wait for ever: ${decided.node} still decides, ${decided.decision}`;
      return brokenAtTheEnd(run, made, "blocked", sentence);
    }
    for (const choice of nextOf(run, Object.keys(cluster.nodes))) {
      const key = canonical(orderOf(run, choice) as Plain);
      if (seen.has(key)) continue;
      if (seen.add(key).size > mostRuns) throw new Error(`a script has more than ${mostRuns} continuations`);
      waiting.push([...made, choice]);
    }
  }
  return undefined;
}

/** Deliveries; and when nothing is on its way any more, timers. */
function nextOf(run: Run, names: readonly string[]): Choice[] {
  const up = (id: string) => run.stateOf(id).status === "up";
  const arriving = run.flight.numbers.filter((number) => up(run.flight.find(number).to));
  if (arriving.length > 0) return arriving.map((message) => ({ kind: "deliver", message }));
  return names.filter(up).flatMap((node) => {
    const timers = run
      .stateOf(node)
      .local.expirable()
      .flatMap(({ input }) => (input.kind === "timer" ? [input.name] : []));
    return timers.map((name): Choice => ({ kind: "timer", node, name, early: false }));
  });
}

/** What each node has been told, in its order: runs in which this is equal are one. */
function orderOf(run: Run, next: Choice): Record<string, readonly string[]> {
  const told: Record<string, string[]> = {};
  const note = (node: string, what: string) => {
    told[node] = [...(told[node] ?? []), what];
  };
  for (const event of run.observed) {
    if (event.kind === "deliver") note(event.node, `${event.from} ${canonical(event.message)}`);
    if (event.kind === "timer") note(event.node, `timer ${event.name}`);
  }
  if (next.kind === "deliver") {
    const { from, to, body } = run.flight.find(next.message);
    note(to, `${from} ${canonical(body)}`);
  } else if (next.kind === "timer") note(next.node, `timer ${next.name}`);
  return told;
}
