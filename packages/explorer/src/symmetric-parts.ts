/** When nodes may stand for each other in a search, and what the search needs for it. */
import type { Budget, Cluster, Conditions, Goal } from "@workbook/harness";
import { Budgets, never } from "./budgets.ts";
import type { ExploreOptions } from "./exploration.ts";
import { MonitorSymmetry } from "./monitor-symmetry.ts";
import type { Monitors } from "./monitors.ts";
import { Permutations } from "./permutations.ts";
import { Symmetry } from "./symmetry.ts";
import type { System } from "./system.ts";

/** Processes and monitors under changes of places. */
export interface SymmetricParts {
  readonly processes: Symmetry;
  readonly monitors: MonitorSymmetry;
}

/** Who may change places, and what else matters to it. */
export interface SymmetricSetting {
  readonly groups: readonly (readonly number[])[];
  readonly initialMonitors: readonly number[];
  /** Whether a crash may cut short what this process does. */
  readonly cuts: (process: number) => boolean;
}

/** Groups of two or more that the cluster declares interchangeable. A node with a budget of its own is in none. */
export function interchangeableNodes({ interchangeable = [], nodes }: Cluster, { faults }: Conditions): number[][] {
  const ids = Object.keys(nodes);
  const budgets: Budget[] = Object.values({ ...faults });
  const named = budgets.flatMap((budget) => (typeof budget === "number" ? [] : Object.keys(budget)));
  const special = new Set(named.flatMap((where) => where.split("->")));
  const groups = interchangeable.map((group) => group.filter((id) => !special.has(id)).map((id) => ids.indexOf(id)));
  return groups.filter(({ length }) => length > 1).map((group) => group.sort((a, b) => a - b));
}

/** What is asked that changes of places would confuse: it follows one node along a run. */
export function obstacleTo({ nonBlocking, eventually = [] }: ExploreOptions): string[] {
  const [asked] = [...(nonBlocking ? ["nonBlocking"] : []), ...eventually.map(({ name }) => name)];
  return asked === undefined ? [] : [`interchangeable nodes are told apart: ${asked} follows each of them along a run`];
}

/** Where a crash may fall between two effects. */
export function cutsOf({ faults, crashCuts }: Conditions, nodes: readonly string[]): (process: number) => boolean {
  const budgets = new Budgets(faults, nodes);
  return (process) => crashCuts !== "handlers" && budgets.crashes(process) !== never;
}

/** What a search needs so that states which differ by a change of places count as one. */
export function symmetryOf(
  system: System,
  monitors: Monitors,
  goals: readonly Goal[],
  { groups, initialMonitors, cuts }: SymmetricSetting,
): SymmetricParts {
  const permutations = new Permutations(system.processes, groups);
  const observers = new MonitorSymmetry(permutations, monitors, goals, initialMonitors);
  const bindSeen = observers.bindSeen.bind(observers);
  return { processes: new Symmetry(system, permutations, { cuts, bindSeen }), monitors: observers };
}
