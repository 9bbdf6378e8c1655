/** Who is wired to whom: a travel agency that runs your saga, and one service for each of its steps. */
import { type Context, defineCluster, type NodeFactory, type NodeId } from "@workbook/harness";
import { BookingService } from "./booking-service.ts";
import { Onlooker } from "./onlooker.ts";
import type { Pattern } from "./patterns.ts";
import { type Manner, TravelAgency } from "./travel-agency.ts";

function nodesOf({ services, full, stumbles }: Pattern, manner: Manner): Record<NodeId, NodeFactory> {
  const booking = services.map((id, index) => {
    const weather = { full: id === full, stumbles: stumbles[index] ?? 0 };
    return [id, (ctx: Context) => new BookingService(ctx, weather)] as const;
  });
  return { agency: (ctx: Context) => new TravelAgency(ctx, services, manner), ...Object.fromEntries(booking) };
}

/** A trip whose steps and compensations fail in the manner given. */
export const trip = defineCluster("trip", ({ manner, ...pattern }: Pattern & { manner: Manner }) => ({
  nodes: nodesOf(pattern, manner),
  inFlightCap: 8,
}));

/** A trip, and somebody who looks for a place on its first service. */
export const observedTrip = defineCluster("observed-trip", (pattern: Pattern) => ({
  nodes: {
    ...nodesOf(pattern, "says"),
    onlooker: (ctx: Context) => new Onlooker(ctx, pattern.services[0]!),
  },
  inFlightCap: 8,
}));
