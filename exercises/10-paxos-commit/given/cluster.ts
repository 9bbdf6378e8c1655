/** Who is wired to whom: your resource managers, your acceptors, your leaders. */
import { defineCluster, type NodeFactory, type NodeId } from "@workbook/harness";
import { Acceptor } from "#submission/acceptor.ts";
import { Leader } from "#submission/leader.ts";
import { ResourceManager } from "#submission/resource-manager.ts";
import type { Members } from "./members.ts";
import type { Value } from "./messages.ts";

/** What a cluster is built from. Plain, so that a token can hold it. */
type Wiring = {
  /** For each resource manager what it wants. */
  readonly votes: readonly Value[];
  /** How many acceptors may be gone, of 2F+1. */
  readonly f: number;
  /** For each ballot, from 0 on, its leader. */
  readonly ballots: readonly NodeId[];
  /** How many acceptors are asked while nothing fails; all when left out. */
  readonly active?: number;
};

/** Resource managers rm1, rm2, …, of which rm1 begins; acceptors a1, a2, …; and the leaders of all ballots. */
export const paxosCommit = defineCluster("paxos-commit", ({ votes, f, ballots, active = 2 * f + 1 }: Wiring) => {
  const acceptors = named("a", 2 * f + 1);
  const members: Members = {
    resourceManagers: named("rm", votes.length),
    acceptors,
    active: acceptors.slice(0, active),
    leaderOf: ballots,
  };
  const nodes: Record<NodeId, NodeFactory> = {};
  for (const [index, id] of members.resourceManagers.entries())
    nodes[id] = (ctx) => new ResourceManager(ctx, members, votes[index]!);
  for (const id of acceptors) nodes[id] = (ctx) => new Acceptor(ctx, members);
  for (const id of new Set(ballots)) nodes[id] = (ctx) => new Leader(ctx, members);
  const everybody = Object.keys(nodes).length;
  return { nodes, inFlightCap: 6 * everybody * everybody };
});

function named(prefix: string, count: number): NodeId[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}
