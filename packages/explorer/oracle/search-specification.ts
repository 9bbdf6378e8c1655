/** Searches all states of a specification. */
import { type Always, none } from "@workbook/harness";
import { Budgets } from "../src/budgets.ts";
import { Monitors } from "../src/monitors.ts";
import { Search } from "../src/search.ts";
import { type Process, TableSystem } from "./table-system.ts";

/** What was found. */
export interface SpecificationResult {
  /** Distinct states. */
  readonly distinct: number;
  /** The first state and every step that a rule allows, those that change nothing included. */
  readonly generated: number;
  /** The first property broken, and a shortest way to break it, in words. */
  readonly violation?: { readonly sentence: string; readonly steps: readonly string[] };
}

/** Searches on a network that never forgets; every process may act at any time. */
export async function searchSpecification(
  specification: readonly Process[],
  always: readonly Always[] = [],
): Promise<SpecificationResult> {
  const monitors = new Monitors(always, []);
  const system = new TableSystem(specification, monitors);
  const faults = { ...none, timeouts: Number.POSITIVE_INFINITY };
  const search = new Search(system, {
    conditions: { network: "forgetless", faults },
    budgets: new Budgets(faults, system.names),
    monitors,
    initialMonitors: monitors.initial(system.names),
    inFlightCap: Number.POSITIVE_INFINITY,
    states: Number.POSITIVE_INFINITY,
    keepsGraph: false,
    breathe: async () => true,
  });
  await search.run();
  const counts = { distinct: search.table.size, generated: 1 + search.generated };
  if (!search.breach) return counts;
  const { state, move, broken } = search.breach;
  const steps = [...search.movesTo(state), ...(move ? [move] : [])].map(({ kind, thing }) => {
    if (kind === "expire") return system.describe(thing);
    const { from, to, body } = system.envelope(thing);
    return `${to} hears ${JSON.stringify(body)} from ${from}`;
  });
  return { ...counts, violation: { sentence: broken.sentence, steps } };
}
