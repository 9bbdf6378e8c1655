/** Searches all states of a specification. */
import { type Always, none } from "@workbook/harness";
import { Budgets } from "../src/budgets.ts";
import { Monitors } from "../src/monitors.ts";
import type { Move } from "../src/move.ts";
import { ParallelSearch } from "../src/parallel/parallel-search.ts";
import type { StartThreads } from "../src/parallel/protocol.ts";
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

/** How a specification is searched. */
export interface SpecificationOptions {
  readonly always?: readonly Always[];
  /** Groups of processes: states that differ by a change of places count as one. */
  readonly interchangeable?: readonly (readonly string[])[];
  /** Shares the search among threads. */
  readonly threads?: { readonly count: number; readonly start: StartThreads };
}

/** A specification, ready to be searched. */
class Subject {
  readonly system: TableSystem;
  readonly monitors: Monitors;
  readonly asked;

  constructor(specification: readonly Process[], always: readonly Always[]) {
    this.monitors = new Monitors(always, []);
    this.system = new TableSystem(specification, this.monitors);
    const faults = { ...none, timeouts: Number.POSITIVE_INFINITY };
    this.asked = {
      conditions: { network: "forgetless", faults } as const,
      budgets: new Budgets(faults, this.system.names),
      monitors: this.monitors,
      initialMonitors: this.monitors.initial(this.system.names),
      inFlightCap: Number.POSITIVE_INFINITY,
      states: Number.POSITIVE_INFINITY,
      breathe: async () => true,
    };
  }

  /** A way to break a property, in words. */
  violation({ moves, broken }: { moves: readonly Move[]; broken: { readonly sentence: string } }) {
    const steps = moves.map(({ kind, thing }) => {
      if (kind === "expire") return this.system.describe(thing);
      const { from, to, body } = this.system.envelope(thing);
      return `${to} hears ${JSON.stringify(body)} from ${from}`;
    });
    return { violation: { sentence: broken.sentence, steps } };
  }
}

/**
 * Searches on a network that never forgets; every process may act at any time.
 *
 * @throws NotSymmetric when the processes of a group are not interchangeable
 */
export async function searchSpecification(
  specification: readonly Process[],
  { always = [], interchangeable = [], threads }: SpecificationOptions = {},
): Promise<SpecificationResult> {
  const subject = new Subject(specification, always);
  if (threads) return searchInThreads(subject, threads);
  const { system, monitors, asked } = subject;
  const groups = interchangeable.map((group) => group.map((name) => system.names.indexOf(name)));
  const setting = { groups, initialMonitors: asked.initialMonitors, cuts: () => false };
  const symmetry = groups.length > 0 ? symmetryOf(system, monitors, [], setting) : undefined;
  const search = new Search(system, { ...asked, keepsGraph: false, symmetry });
  await search.run();
  const counts = { distinct: search.table.size, generated: 1 + search.generated };
  return search.breach ? { ...counts, ...subject.violation(search.retrace(search.breach)) } : counts;
}

async function searchInThreads(
  subject: Subject,
  { count, start }: NonNullable<SpecificationOptions["threads"]>,
): Promise<SpecificationResult> {
  const { system, asked } = subject;
  const search = new ParallelSearch(system, { ...asked, names: system.names, threads: count, start });
  try {
    await search.run();
    const counts = { distinct: search.states, generated: 1 + search.generated };
    return search.breach ? { ...counts, ...subject.violation(await search.retrace(search.breach)) } : counts;
  } finally {
    await search.close();
  }
}
