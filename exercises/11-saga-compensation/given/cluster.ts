/** Who is wired to whom: a client, your coordinator, and the services of one order. */
import { defineCluster, type NodeFactory, type NodeId } from "@workbook/harness";
import { SagaCoordinator } from "#submission/coordinator.ts";
import { Client } from "./client.ts";
import { type PlanName, plans } from "./plan.ts";
import { Service } from "./service.ts";

/** What the environment chooses for an order. */
export type Environment = {
  readonly plan: PlanName;
  /** The name of the step that is refused, or `none`. */
  readonly refuses: string;
  /** How often each service puts off a retriable step or a compensation. */
  readonly busy: number;
};

/** One order, carried out as one saga. */
export const order = defineCluster("order", ({ plan, refuses, busy }: Environment) => {
  const steps = plans[plan];
  const service = (id: NodeId): NodeFactory => {
    const retriable = steps.some((step) => step.service === id && step.kind === "retriable");
    return (ctx) => new Service(ctx, { refuses: [refuses], busy, retriable });
  };
  const services = [...new Set(steps.map((step) => step.service))];
  return {
    nodes: {
      client: (ctx) => new Client(ctx, "coordinator"),
      coordinator: (ctx) => new SagaCoordinator(ctx, steps),
      ...Object.fromEntries(services.map((id) => [id, service(id)])),
    },
    inFlightCap: 12,
  };
});
