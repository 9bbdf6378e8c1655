/** What must come once faults stop, judged on the stored graph of a search that saw everything. */
import type { Goal } from "@workbook/harness";
import { fairComponents } from "./components.ts";
import type { Monitors } from "./monitors.ts";
import { Nature } from "./move.ts";
import type { Breach, Search } from "./search.ts";

/** Marks the states in which a goal is reached. */
export function goalStates(search: Search, monitors: Monitors, goal: Goal): Uint8Array {
  const at = search.layout.monitors + monitors.indexOf(goal.monitor);
  const verdicts: boolean[] = [];
  return Uint8Array.from({ length: search.table.size }, (_, state) => {
    const monitor = search.word(state, at);
    return (verdicts[monitor] ??= monitors.reached(goal, monitor)) ? 1 : 0;
  });
}

/** The nearest state from which no continuation without a further fault reaches the goal. */
export function judgePossible(search: Search, monitors: Monitors, goal: Goal): Breach | undefined {
  const entering = search.graph.entering(search.table.size, Nature.progress, Nature.repair);
  const able = entering.closure(goalStates(search, monitors, goal));
  const state = nearest(search, (candidate) => !able[candidate]);
  if (state === undefined) return undefined;
  const how = "can no longer come: from here no continuation reaches it, though no further fault happens";
  return breach(search, monitors, goal, state, how);
}

/** The nearest state from which a fair run without a further fault never reaches the goal. */
export function judgeEventually(search: Search, monitors: Monitors, goal: Goal): Breach | undefined {
  const reached = goalStates(search, monitors, goal);
  const leaving = search.graph.leaving(search.table.size, Nature.progress, Nature.repair);
  const dead = nearest(search, (state) => !reached[state] && leaving.begin(state) === leaving.end(state));
  const circling = new Uint8Array(reached.length);
  const outside = reached.map((yes) => 1 - yes);
  for (const component of fairComponents(leaving, outside)) for (const state of component) circling[state] = 1;
  const livelocked = nearest(search, (state) => circling[state] === 1);
  const state = [dead, livelocked]
    .filter((found) => found !== undefined)
    .sort((a, b) => (search.nearer(a, b) ? -1 : 1))[0];
  if (state === undefined) return undefined;
  const how =
    state === dead ? "nothing more happens, though no further fault does" : "the run can go round for ever without it";
  return breach(search, monitors, goal, state, `never comes: from here ${how}`);
}

function breach(search: Search, monitors: Monitors, goal: Goal, state: number, how: string): Breach {
  const monitor = search.word(state, search.layout.monitors + monitors.indexOf(goal.monitor));
  // Its nodes can be named: a search for what must come puts up with no symmetry.
  const missing = monitors.missing(goal, monitor);
  return { state, broken: { property: goal.name, sentence: `${goal.name} ${how}${missing}` } };
}

/** The nearest state that matches. */
export function nearest(search: Search, matches: (state: number) => boolean): number | undefined {
  let found: number | undefined;
  for (let state = 0; state < search.table.size; state++) {
    if (matches(state) && (found === undefined || search.nearer(state, found))) found = state;
  }
  return found;
}
