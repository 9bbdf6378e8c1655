/** Where each key lives. */
import type { NodeId } from "@workbook/harness";

/** The keys of each shard. */
export type ShardMap = Readonly<Record<NodeId, readonly string[]>>;

/** x on shard A, y on shard B: the least that a transaction can be spread over. */
export const twoShards: ShardMap = { A: ["x"], B: ["y"] };

/** So many shards, A, B, …, with so many keys each. */
export function manyShards(count: number, keysEach: number): ShardMap {
  const keys = (shard: string) => Array.from({ length: keysEach }, (_, index) => `${shard.toLowerCase()}${index + 1}`);
  const names = Array.from({ length: count }, (_, index) => String.fromCharCode(65 + index));
  return Object.fromEntries(names.map((shard) => [shard, keys(shard)]));
}

/** The shard that holds a key. */
export function shardOf(shards: ShardMap, key: string): NodeId {
  const found = Object.entries(shards).find(([, keys]) => keys.includes(key));
  if (!found) throw new Error(`no shard holds ${key}`);
  return found[0];
}
