/** Searches all states of a specification. */
import { type Always, none } from "@workbook/harness";
import { Budgets } from "../src/budgets.ts";
import { Monitors } from "../src/monitors.ts";
import { Search } from "../src/search.ts";
import { symmetryOf } from "../src/symmetric-parts.ts";
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

/**
 * Searches on a network that never forgets; every process may act at any time.
 *
 * @param interchangeable groups of processes: states that differ by a change of places count as one
 * @throws NotSymmetric when the processes of a group are not interchangeable
 */
export async function searchSpecification(
  specification: readonly Process[],
  always: readonly Always[] = [],
  interchangeable: readonly (readonly string[])[] = [],
): Promise<SpecificationResult> {
  const monitors = new Monitors(always, []);
  const system = new TableSystem(specification, monitors);
  const faults = { ...none, timeouts: Number.POSITIVE_INFINITY };
  const conditions = { network: "forgetless", faults } as const;
  const initialMonitors = monitors.initial(system.names);
  const groups = interchangeable.map((group) => group.map((name) => system.names.indexOf(name)));
  const symmetry =
    groups.length > 0 ? symmetryOf(system, monitors, [], { groups, initialMonitors, cuts: () => false }) : undefined;
  const search = new Search(system, {
    conditions,
    budgets: new Budgets(faults, system.names),
    monitors,
    initialMonitors,
    symmetry,
    inFlightCap: Number.POSITIVE_INFINITY,
    states: Number.POSITIVE_INFINITY,
    keepsGraph: false,
    breathe: async () => true,
  });
  await search.run();
  const counts = { distinct: search.table.size, generated: 1 + search.generated };
  if (!search.breach) return counts;
  const { moves, broken } = search.retrace(search.breach);
  const steps = moves.map(({ kind, thing }) => {
    if (kind === "expire") return system.describe(thing);
    const { from, to, body } = system.envelope(thing);
    return `${to} hears ${JSON.stringify(body)} from ${from}`;
  });
  return { ...counts, violation: { sentence: broken.sentence, steps } };
}
