/**
 * Which of the store's nodes live on which of Maelstrom's. Maelstrom's nodes are equal: the first one has the manager and a shard, each other
 * one has a shard, and all of them have clients, because any may be asked for a transaction.
 */
import { manyShards, type ShardMap } from "@workbook/05-transactional-kv/given/shard-map.ts";
import type { NodeId } from "@workbook/harness";
import { RequestError } from "./protocol.ts";

/** So many transactions at once on each of Maelstrom's nodes. */
const clientsEach = 40;
/** The numbers of clients have three digits, which tell apart those that begin in the same millisecond. */
const mostNodes = 24;

/** Who lives where. */
export interface Layout {
  readonly shards: ShardMap;
  /** All clients, whether they have anything to do or not. */
  readonly clients: readonly NodeId[];
  /** Where one of the store's nodes lives; nothing when there is no such node. */
  homeOf(id: NodeId): string | undefined;
}

/**
 * Spreads the store.
 * @throws RequestError when there are too many nodes
 */
export function layoutOf(nodeIds: readonly string[]): Layout {
  const count = nodeIds.length;
  if (count > mostNodes)
    throw new RequestError("not-supported", `the store has at most ${mostNodes} nodes, and there are ${count}`);
  const shards = manyShards(count, 0);
  const clients = Array.from({ length: count * clientsEach }, (_, index) => `c${index + 1}`);
  const homes = new Map<NodeId, string>([["manager", nodeIds[0]!]]);
  for (const [index, shard] of Object.keys(shards).entries()) homes.set(shard, nodeIds[index]!);
  for (const [index, client] of clients.entries()) homes.set(client, nodeIds[index % count]!);
  return { shards, clients, homeOf: (id) => homes.get(id) };
}
