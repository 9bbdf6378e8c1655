/** What the paper says that a commit costs, and where the nodes run for that to be so. [GL06] */
import type { RequirementTools } from "@workbook/grading";
import { type NodeId, sometimes } from "@workbook/harness";
import { type Cost, costsAtMost, everybody, Meter } from "@workbook/properties";
import { calm, constant } from "@workbook/simulator";
import { expect } from "vitest";
import { paxosCommit } from "#given/cluster.ts";

/** Which nodes share a host. */
export type Placement = "apart" | "co-located";

type Counted = Pick<Cost, "messages" | "delaysToDecide" | "writesToDecide">;

/**
 * The leader shares a host with the first acceptor. Co-located, acceptor i shares one with resource manager i besides,
 * as far as there are both, so that the leader shares one with the manager that begins.
 */
export function hostOf(placement: Placement): (node: NodeId) => string {
  return (node) => {
    const host = node === "l0" ? "a1" : node;
    return placement === "co-located" ? host.replace("a", "rm") : host;
  };
}

/** N resource managers, F+1 of 2F+1 acceptors active. [GL06] */
export function paxosCommitCost(n: number, f: number, placement: Placement): Counted {
  if (f === 0) return twoPhaseCommitCost(n, placement);
  const writesToDecide = n + f + 1;
  if (placement === "apart") return { messages: n * f + f + 3 * n - 1, delaysToDecide: 5, writesToDecide };
  // With two managers nobody but acceptors' hosts takes part, and one delay is saved.
  return { messages: n * f + 3 * n - 3, delaysToDecide: n > 2 ? 4 : 3, writesToDecide };
}

/** The same for the form in which the acceptors tell the resource managers themselves. [GL06] */
export function fasterPaxosCommitCost(n: number, f: number, placement: Placement): Counted {
  const writesToDecide = n + f + 1;
  if (placement === "apart") return { messages: 2 * n * f + 3 * n - 1, delaysToDecide: 4, writesToDecide };
  return { messages: 2 * n * f - 2 * f + 3 * n - 3, delaysToDecide: 3, writesToDecide };
}

/** Of a coordinator that forces one record; the manager that begins is on a host of its own, or on the coordinator's. [GL06] */
export function twoPhaseCommitCost(n: number, placement: Placement): Counted {
  const writesToDecide = n + 1;
  return placement === "apart"
    ? { messages: 3 * n - 1, delaysToDecide: 4, writesToDecide }
    : { messages: 3 * n - 3, delaysToDecide: 3, writesToDecide };
}

/** Commits once, without a fault, in less time than any timer takes; judges the cost by the dearest that is right. */
export async function measure(
  { simulate }: RequirementTools,
  n: number,
  f: number,
  placement: Placement,
  right: readonly Counted[],
): Promise<void> {
  const votes = Array.from({ length: n }, () => "prepared" as const);
  const meter = new Meter(hostOf(placement));
  const most = (what: keyof Counted) => Math.max(...right.map((cost) => cost[what]));
  const dearest = {
    messages: most("messages"),
    delaysToDecide: most("delaysToDecide"),
    writesToDecide: most("writesToDecide"),
  };
  const result = await simulate(paxosCommit({ votes, f, ballots: ["l0"], active: f + 1 }), {
    seeds: [1],
    latency: constant(1),
    faults: calm,
    observe: (event) => meter.observe(event),
    always: [costsAtMost(dearest, hostOf(placement))],
    sometimes: [
      everybody(
        sometimes,
        "commit",
        votes.map((_, index) => `rm${index + 1}`),
      ),
    ],
  });
  expect(result).toHold();
  if (result.todos.length > 0 || result.runs.length === 0) return;
  const { messages, delaysToDecide, writesToDecide } = meter.cost;
  const where = `with ${n} resource managers, F = ${f}, ${placement}`;
  expect(right, `${where}, it costs something else than the paper says`).toContainEqual({
    messages,
    delaysToDecide,
    writesToDecide,
  });
}
