/** Cycles in a dependency graph, each named by what it is made of. [Adya99, Elle20] */
import type { CycleName, Dependency, TimedCycleName } from "./anomaly.ts";
import { components } from "./components.ts";
import { type Arc, bits, type DependencyGraph } from "./graph.ts";

/** A cycle: each step from the transaction before, the first from the last. */
export interface Cycle {
  readonly name: CycleName | TimedCycleName;
  readonly steps: readonly { readonly from: number; readonly arc: Arc }[];
}

/** What a cycle has to go through, and of what else it may be made. */
interface Pattern {
  readonly through: number;
  readonly rest: number;
}

const { ww, wr, rw, session } = bits;
const realTime = bits["real-time"];

/** From the gravest on. The first that fits a component tells what is wrong with it. */
const patterns: readonly Pattern[] = [0, session, realTime].flatMap((time) => [
  { through: time || ww, rest: ww | time },
  { through: time || wr, rest: ww | wr | time },
  { through: rw, rest: ww | wr | time },
  { through: time || rw, rest: ww | wr | rw | time },
]);

/** Finds cycles: of each component the gravest that there is, and one of each kind at most. */
export function cyclesIn(graph: DependencyGraph): Cycle[] {
  const found = new Map<string, Cycle>();
  const settled = new Set<number>();
  for (const { through, rest } of patterns) {
    for (const component of components(graph, through | rest)) {
      if (component.some((member) => settled.has(member))) continue;
      const cycle = cycleIn(graph, component, through, rest);
      if (!cycle) continue;
      for (const member of component) settled.add(member);
      if (!found.has(cycle.name)) found.set(cycle.name, cycle);
    }
  }
  return [...found.values()];
}

function cycleIn(
  graph: DependencyGraph,
  component: readonly number[],
  through: number,
  rest: number,
): Cycle | undefined {
  const members = new Set(component);
  for (const from of component) {
    for (const arc of graph[from]!) {
      if ((arc.bit & through) === 0 || !members.has(arc.to)) continue;
      const back = shortestWay(graph, arc.to, from, rest, members);
      if (back) return { name: nameOf([arc, ...back.map((step) => step.arc)]), steps: [{ from, arc }, ...back] };
    }
  }
  return undefined;
}

/** Breadth first. */
function shortestWay(
  graph: DependencyGraph,
  from: number,
  to: number,
  mask: number,
  members: ReadonlySet<number>,
): Cycle["steps"] | undefined {
  const reached = new Map<number, { readonly from: number; readonly arc: Arc } | undefined>([[from, undefined]]);
  const waiting = [from];
  for (const node of waiting) {
    for (const arc of graph[node]!) {
      if ((arc.bit & mask) === 0 || !members.has(arc.to) || reached.has(arc.to)) continue;
      reached.set(arc.to, { from: node, arc });
      waiting.push(arc.to);
      if (arc.to !== to) continue;
      const way: { readonly from: number; readonly arc: Arc }[] = [];
      for (let step = reached.get(to); step; step = reached.get(step.from)) way.unshift(step);
      return way;
    }
  }
  return undefined;
}

function nameOf(arcs: readonly Arc[]): Cycle["name"] {
  const has = (bit: number) => arcs.some((arc) => arc.bit === bit);
  const anti = arcs.filter(({ bit }) => bit === rw).length;
  const adjacent = arcs.some(({ bit }, at) => bit === rw && arcs[(at + 1) % arcs.length]!.bit === rw);
  const plain = anti === 0 ? (has(wr) ? "G1c" : "G0") : anti === 1 ? "G-single" : adjacent ? "G2" : "G-nonadjacent";
  if (has(realTime)) return `${plain}-real-time`;
  return has(session) ? `${plain}-session` : plain;
}

/** The name of an arc's dependency. */
export function dependencyOf({ bit }: Arc): Dependency {
  return (Object.keys(bits) as Dependency[]).find((name) => bits[name] === bit)!;
}
