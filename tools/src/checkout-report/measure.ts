/** Runs busy days of a checkout, and notes how each order ended for its customer, and after how long. */
import { inProcess, type Target } from "@workbook/grading";
import type { Cluster, Observed } from "@workbook/harness";
import { type Sampled, simulate } from "@workbook/simulator";
import { weatherOfTheDay } from "../../../exercises/15-checkout-saga/test/weather.ts";

/** How one order ended. */
export interface EndedOrder {
  /** `completed`, or why it was cancelled. */
  readonly end: string;
  /** From the moment at which it was placed to that at which its customer was told, in milliseconds. */
  readonly ms: number;
}

/** What was measured. */
export interface Measured {
  readonly days: number;
  readonly ordersADay: number;
  readonly ended: readonly EndedOrder[];
  readonly faults: Readonly<Record<string, number>>;
}

const exerciseId = "15-checkout-saga";
const ordersADay = 500;
const nodes = ["customers", "orchestrator", "inventory", "payment", "shipping"];

/**
 * Measures so many days, each with a seed of its own.
 *
 * @throws Error when the checkout cannot be run, or leaves an order without an end
 */
export async function measure(
  root: string,
  target: Target,
  days: number,
  onProgress?: (progress: Sampled) => void,
): Promise<Measured> {
  // The executor makes the nodes; of the cluster only names are looked at here.
  const made = Object.fromEntries(nodes.map((id) => [id, () => ({})]));
  const params = { orders: ordersADay, perSecond: 25 };
  const cluster: Cluster = { name: "busy-day", params, nodes: made, inFlightCap: 5_000 };
  const executor = await inProcess({ root, exerciseId, target, cluster });
  const stopwatch = new Stopwatch();
  try {
    const observe = (event: Observed, atMs: number, seed: number) => stopwatch.see(event, atMs, seed);
    const result = await simulate(cluster, {
      ...weatherOfTheDay,
      seeds: days,
      executor,
      observe,
      ...(onProgress ? { onProgress } : {}),
    });
    if (result.violation) throw new Error(result.violation.sentence);
    if (stopwatch.ended.length !== days * ordersADay)
      throw new Error(`of ${days * ordersADay} orders ${stopwatch.ended.length} have come to an end`);
    return { days, ordersADay, ended: stopwatch.ended, faults: result.coverage.faults };
  } finally {
    await executor.close();
  }
}

class Stopwatch {
  readonly ended: EndedOrder[] = [];
  private readonly placedAt = new Map<string, number>();

  see(event: Observed, atMs: number, seed: number): void {
    if (event.node !== "customers") return;
    if (event.kind === "send") {
      const { type, order } = event.message as { readonly type: string; readonly order: string };
      const name = `${seed}/${order}`;
      if (type === "place" && !this.placedAt.has(name)) this.placedAt.set(name, atMs);
    }
    if (event.kind !== "emit") return;
    const { order, status, reason } = event.observation as { order: string; status: string; reason?: string };
    this.ended.push({ end: reason ?? status, ms: atMs - this.placedAt.get(`${seed}/${order}`)! });
  }
}
