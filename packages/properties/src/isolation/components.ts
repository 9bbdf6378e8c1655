/** Strongly connected components, by Tarjan's algorithm, without recursion: a history may be one long chain. */
import type { DependencyGraph } from "./graph.ts";

/**
 * The components of more than one transaction.
 *
 * @param mask which dependencies count
 */
export function components(graph: DependencyGraph, mask: number): number[][] {
  const search = new Search(graph, mask);
  for (let root = 0; root < graph.length; root++) search.from(root);
  return search.found;
}

class Search {
  readonly found: number[][] = [];
  private readonly graph: DependencyGraph;
  private readonly mask: number;
  /** When each was met first; -1 before that. */
  private readonly index: Int32Array;
  /** The earliest that each can come back to. */
  private readonly low: Int32Array;
  /** How many of its arcs have been followed. */
  private readonly followed: Int32Array;
  private readonly open: Uint8Array;
  private readonly stack: number[] = [];
  private met = 0;

  constructor(graph: DependencyGraph, mask: number) {
    this.graph = graph;
    this.mask = mask;
    this.index = new Int32Array(graph.length).fill(-1);
    this.low = new Int32Array(graph.length);
    this.followed = new Int32Array(graph.length);
    this.open = new Uint8Array(graph.length);
  }

  from(root: number): void {
    if (this.index[root]! >= 0) return;
    const path = [root];
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (this.index[node]! < 0) this.meet(node);
      const next = this.follow(node);
      if (next !== undefined) {
        path.push(next);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) this.low[above] = Math.min(this.low[above]!, this.low[node]!);
      if (this.low[node] === this.index[node]) this.close(node);
    }
  }

  private meet(node: number): void {
    this.index[node] = this.low[node] = this.met++;
    this.stack.push(node);
    this.open[node] = 1;
  }

  /** Follows arcs up to one that leads to somebody new. */
  private follow(node: number): number | undefined {
    const arcs = this.graph[node]!;
    while (this.followed[node]! < arcs.length) {
      const { to, bit } = arcs[this.followed[node]!++]!;
      if ((bit & this.mask) === 0) continue;
      if (this.index[to]! < 0) return to;
      if (this.open[to]) this.low[node] = Math.min(this.low[node]!, this.index[to]!);
    }
    return undefined;
  }

  private close(node: number): void {
    const members: number[] = [];
    let member: number;
    do {
      member = this.stack.pop()!;
      this.open[member] = 0;
      members.push(member);
    } while (member !== node);
    if (members.length > 1) this.found.push(members);
  }
}
