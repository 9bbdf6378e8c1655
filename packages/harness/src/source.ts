/** Where nodes come from: a submission's modules, which can be evaluated as often as wanted, each time from nothing. */
import type { Cluster } from "./cluster.ts";
import type { Context } from "./context.ts";
import type { NodeId } from "./plain.ts";
import { Sandbox } from "./sandbox.ts";

/** One evaluation of the modules. What it holds in module-level variables no other evaluation sees. */
export interface Evaluation {
  /** All nodes of the cluster: whom a node may send to. */
  readonly nodes: readonly NodeId[];
  /** Makes one incarnation of the node. */
  create(node: NodeId, ctx: Context): object;
  readonly sandbox: Sandbox;
}

/** A submission, ready to be evaluated. */
export interface Source {
  /**
   * Evaluates all modules afresh.
   * @throws Refusal when they cannot be evaluated: the sentence says what, where and what to do
   */
  evaluate(): Evaluation;
}

/** A source for code that is already loaded, such as a test's own classes: every evaluation shares its modules. */
export function sourceOf(cluster: Cluster): Source {
  return {
    evaluate: () => ({
      sandbox: new Sandbox(),
      nodes: Object.keys(cluster.nodes),
      create: (node, ctx) => {
        const factory = cluster.nodes[node];
        if (!factory) throw new Error(`cluster ${cluster.name} has no node ${node}`);
        return factory(ctx);
      },
    }),
  };
}
