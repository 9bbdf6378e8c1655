/** Blocking, read off a graph of all that can follow. [BHG87 ch. 7] */
import type { StateGraph } from "@workbook/harness";

/**
 * For each global state of a graph, by its number, whether somebody is blocked in it: up and undecided, and deciding in no state that
 * can follow. A graph says what follows without a further fault.
 */
export function blockedStates({ globals, locals, nodes }: StateGraph): boolean[] {
  const before: number[][] = globals.map(() => []);
  for (const [state, { next }] of globals.entries()) for (const follower of next) before[follower]!.push(state);
  const blocked = globals.map(() => false);
  for (const node of nodes.keys()) {
    const local = (state: number) => locals[globals[state]!.locals[node]!]!;
    const able = new Set([...globals.keys()].filter((state) => local(state).decision !== undefined));
    // What is added to a set while it is gone through is gone through as well.
    for (const state of able) for (const earlier of before[state]!) able.add(earlier);
    for (const state of globals.keys()) if (local(state).up && !able.has(state)) blocked[state] = true;
  }
  return blocked;
}
