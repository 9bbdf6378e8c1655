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
