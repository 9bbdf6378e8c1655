/** Strongly connected components, by Tarjan's algorithm, without recursion: a history may be one long chain. */
import type { DependencyGraph } from "./graph.ts";

/**
 * The components of more than one transaction.
 *
 * @param mask which dependencies count
 */
export function components(graph: DependencyGraph, mask: number): number[][] {
  const count = graph.length;
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const at = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  const found: number[][] = [];
  let visited = 0;
  for (let root = 0; root < count; root++) {
    if (index[root]! >= 0) continue;
    const path = [root];
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (index[node]! < 0) {
        index[node] = low[node] = visited++;
        stack.push(node);
        onStack[node] = 1;
      }
      const arcs = graph[node]!;
      let deeper = false;
      while (at[node]! < arcs.length && !deeper) {
        const { to, bit } = arcs[at[node]!++]!;
        if ((bit & mask) === 0) continue;
        if (index[to]! < 0) {
          path.push(to);
          deeper = true;
        } else if (onStack[to]) low[node] = Math.min(low[node]!, index[to]!);
      }
      if (deeper) continue;
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) low[above] = Math.min(low[above]!, low[node]!);
      if (low[node] !== index[node]) continue;
      const members: number[] = [];
      let member: number;
      do {
        member = stack.pop()!;
        onStack[member] = 0;
        members.push(member);
      } while (member !== node);
      if (members.length > 1) found.push(members);
    }
  }
  return found;
}
