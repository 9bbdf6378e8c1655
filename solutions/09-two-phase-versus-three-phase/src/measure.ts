/** What a run costs, as the literature counts it. [GL06, BHG87 ch. 7] */
import type { NodeId } from "@workbook/harness";
import type { Cost, Recording } from "#given/recording.ts";

/**
 * Adds up a run. Time goes along chains of messages: a message leaves when its sender is as late as it is by then, takes one unit
 * between machines, and makes its receiver at least that late.
 */
export function measure({ events, hosts }: Recording): Cost {
  const lateness = new Map<NodeId, number>();
  const arrival = new Map<number, number>();
  const cost = { messages: 0, forcedWrites: 0, delaysToDecide: 0, delaysInAll: 0 };
  for (const event of events) {
    const now = lateness.get(event.node) ?? 0;
    if (event.kind === "send") {
      const remote = hosts[event.node] !== hosts[event.to];
      if (remote) cost.messages++;
      arrival.set(event.message, now + (remote ? 1 : 0));
    } else if (event.kind === "deliver") {
      const at = arrival.get(event.message)!;
      lateness.set(event.node, Math.max(now, at));
      cost.delaysInAll = Math.max(cost.delaysInAll, at);
    } else if (event.kind === "force") cost.forcedWrites++;
    else if (event.kind === "decide") cost.delaysToDecide = Math.max(cost.delaysToDecide, now);
  }
  return cost;
}
