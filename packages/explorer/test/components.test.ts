import { describe, expect, it } from "vitest";
import { fairComponents } from "../src/components.ts";
import { Adjacency } from "../src/graph.ts";

/** Pairs of states that go round; each pair but the last can also be left for the next, by an action of its own. */
function chain(pairs: number): Adjacency {
  const [round, on] = [0, 1];
  const edges = Array.from({ length: pairs }, (_, pair) => {
    const [first, second] = [2 * pair, 2 * pair + 1];
    const leaves = pair + 1 < pairs ? [{ to: second + 1, action: on }] : [];
    return [[{ to: second, action: round }], [{ to: first, action: round }, ...leaves]];
  }).flat();
  const begins = Int32Array.from({ length: edges.length + 2 }, () => 0);
  edges.forEach((list, state) => {
    begins[state + 1] = begins[state]! + list.length;
  });
  const flat = edges.flat();
  return new Adjacency(
    begins,
    Int32Array.from(flat, ({ to }) => to),
    Int32Array.from(flat, ({ action }) => action),
  );
}

describe("a fair run stays only where no possible action leads out alone", () => {
  it("in the last of many pairs, each of which can be left for the next", () => {
    const pairs = 20_000;
    const inside = new Uint8Array(2 * pairs).fill(1);
    const fair = fairComponents(chain(pairs), inside).map((component) => [...component].sort((a, b) => a - b));
    expect(fair).toEqual([[2 * pairs - 2, 2 * pairs - 1]]);
  });

  it("nowhere, when the last pair does not count", () => {
    const inside = new Uint8Array(6).fill(1, 0, 4);
    expect(fairComponents(chain(3), inside)).toEqual([]);
  });
});

interface Edge {
  readonly to: number;
  readonly action: number;
}

/** Numbers below a bound, from a seed. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function adjacencyOf(graph: readonly (readonly Edge[])[]): Adjacency {
  const begins = new Int32Array(graph.length + 2);
  for (const [state, edges] of graph.entries()) begins[state + 1] = begins[state]! + edges.length;
  const all = graph.flat();
  const column = (field: keyof Edge) => Int32Array.from(all, (edge) => edge[field]);
  return new Adjacency(begins, column("to"), column("action"));
}

/** Whether a run can go round among just these states for ever, all of them again and again, and pass over no action. */
function isFair(graph: readonly (readonly Edge[])[], members: ReadonlySet<number>): boolean {
  const inside = (state: number) => graph[state]!.filter(({ to }) => members.has(to));
  const reached = (from: number) => {
    const seen = new Set<number>();
    const open = [from];
    for (let state = open.pop(); state !== undefined; state = open.pop())
      for (const { to } of inside(state)) if (!seen.has(to) && seen.add(to)) open.push(to);
    return seen;
  };
  const possible = [...members].flatMap((state) => graph[state]!.map(({ action }) => action));
  const taken = new Set([...members].flatMap((state) => inside(state).map(({ action }) => action)));
  return [...members].every((state) => reached(state).size === members.size) && possible.every((a) => taken.has(a));
}

it("fair components are what fairness says, in every small graph that is tried", () => {
  const below = numbersFrom(7);
  let fairGraphs = 0;
  for (let round = 0; round < 600; round++) {
    const states = 2 + below(4);
    const graph = Array.from({ length: states }, () =>
      Array.from({ length: below(4) }, () => ({ to: below(states), action: below(3) })),
    );
    const wanted = new Set<number>();
    for (let subset = 1; subset < 1 << states; subset++) {
      const members = new Set([...graph.keys()].filter((state) => (subset >> state) & 1));
      if (isFair(graph, members)) for (const state of members) wanted.add(state);
    }
    const found = fairComponents(adjacencyOf(graph), new Uint8Array(states).fill(1)).flat();
    expect(found.sort((a, b) => a - b)).toEqual([...wanted].sort((a, b) => a - b));
    if (wanted.size > 0 && wanted.size < states) fairGraphs++;
  }
  expect(fairGraphs).toBeGreaterThan(100);
});
