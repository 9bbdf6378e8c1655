/** Who is wired to whom: clients, your orchestrator, the services, and an operator. */
import { defineCluster, type NodeFactory, type NodeId } from "@workbook/harness";
import { Orchestrator } from "#submission/orchestrator.ts";
import { Client, Crowd } from "./client.ts";
import type { Fate } from "./fate.ts";
import { Operator } from "./operator.ts";
import { CommandedService } from "./service.ts";

/** Your orchestrator, and all whom it tells something. */
function company(fates: readonly Fate[], watched: boolean): Record<NodeId, NodeFactory> {
  const service: NodeFactory = (ctx) => new CommandedService(ctx, fates, watched);
  return {
    orchestrator: (ctx) => new Orchestrator(ctx, "operator"),
    inventory: service,
    payment: service,
    shipping: service,
    operator: (ctx) => new Operator(ctx),
  };
}

/** One saga for each fate; and whether the client inquires, once, after the first of them. */
export const orders = defineCluster(
  "orders",
  ({ fates, inquiries }: { readonly fates: readonly Fate[]; readonly inquiries: number }) => ({
    nodes: {
      client: (ctx) => new Client(ctx, "orchestrator", fates.length, inquiries),
      ...company(fates, false),
    },
    inFlightCap: 16,
  }),
);

/** One poisoned saga, and services that show at what time they stumble. */
export const patience = defineCluster("patience", ({ fate }: { readonly fate: Fate }) => ({
  nodes: {
    client: (ctx) => new Client(ctx, "orchestrator", 1, 0),
    ...company([fate], true),
  },
  inFlightCap: 16,
}));

/** Many sagas at once, the fates dealt out in turn. */
export const rush = defineCluster(
  "rush",
  ({ sagas, fates }: { readonly sagas: number; readonly fates: readonly Fate[] }) => ({
    nodes: {
      crowd: (ctx) => new Crowd(ctx, "orchestrator", sagas),
      ...company(fates, false),
    },
    inFlightCap: 2_000,
  }),
);
