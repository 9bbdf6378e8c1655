/** Who is wired to whom: clients, and your shards and your transaction manager. */
import { defineCluster, type NodeFactory, type NodeId } from "@workbook/harness";
import { Shard } from "#submission/shard.ts";
import { TransactionManager } from "#submission/transaction-manager.ts";
import { Client, type ClientSettings } from "./client.ts";
import { LastClient } from "./last-client.ts";
import { BusyClient } from "./load.ts";
import { planOf } from "./plan.ts";
import { manyShards, type ShardMap, twoShards } from "./shard-map.ts";

const manager = "manager";

function yours(shards: ShardMap): Record<NodeId, NodeFactory> {
  const shard: NodeFactory = (ctx) => new Shard(ctx, manager);
  return {
    [manager]: (ctx) => new TransactionManager(ctx),
    ...Object.fromEntries(Object.keys(shards).map((id) => [id, shard])),
  };
}

/**
 * A few transactions at once, T1, T2, …, of which each is tried once: `w x 1, w y 1 | r x, r y`. x lives on shard A, y on B. The last one, if
 * any, begins when the others have ended.
 */
export const store = defineCluster(
  "store",
  ({ transactions, last }: { readonly transactions: string; readonly last?: string }) => {
    const plans = transactions.split(" | ");
    const names = plans.map((_, index) => `T${index + 1}`);
    const lastName = `T${names.length + 1}`;
    const tells = last === undefined ? {} : { tells: lastName };
    const clients = names.map((id, index) => {
      return [id, client({ attempts: 1, plans: [planOf(plans[index]!)], ...tells })] as const;
    });
    return {
      nodes: {
        ...Object.fromEntries(clients),
        ...(last === undefined ? {} : { [lastName]: lastClient(last, names) }),
        ...yours(twoShards),
      },
      inFlightCap: 24,
    };
  },
);

type Own = Omit<ClientSettings, "shards" | "manager">;

const client =
  (own: Own): NodeFactory =>
  (ctx) =>
    new Client(ctx, { shards: twoShards, manager, ...own });

const lastClient =
  (words: string, others: readonly NodeId[]): NodeFactory =>
  (ctx) =>
    new LastClient(ctx, { shards: twoShards, manager, attempts: 3, plans: [planOf(words)] }, others);

/** A busy store: clients c1, c2, … with so many transactions each, over so many shards. */
export const busyStore = defineCluster(
  "busy-store",
  ({ clients, each, shards: count = 3, looksBack = false }: BusyStore) => {
    const shards = manyShards(count, 4);
    const load = { each, looksBack };
    const busy: NodeFactory = (ctx) => new BusyClient(ctx, { shards, manager, attempts: 20 }, load);
    const names = Array.from({ length: clients }, (_, index) => `c${index + 1}`);
    return {
      nodes: { ...Object.fromEntries(names.map((id) => [id, busy])), ...yours(shards) },
      inFlightCap: 2_000,
    };
  },
);

/** How busy it is. */
type BusyStore = {
  readonly clients: number;
  readonly each: number;
  /** 3 when left out. */
  readonly shards?: number;
  /** Whether each client ends with a look at every key. */
  readonly looksBack?: boolean;
};
