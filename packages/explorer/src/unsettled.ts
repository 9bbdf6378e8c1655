/** Handlers that wait for what can never come. */
import type { Broken } from "./monitors.ts";
import type { System } from "./system.ts";

/** The rule that such a handler breaks. */
export const neverSettles = "never-settles";

/** Whether a process, in a state in which nothing more can happen, still waits. The local states stand first in the row. */
export function unsettledIn(system: System, row: Int32Array): Broken | undefined {
  for (let process = 0; process < system.processes; process++) {
    const [handler] = system.suspended(row[process]!);
    if (handler === undefined) continue;
    const sentence = `${handler} of ${system.name(process)} never settles: nothing that can still happen ends its await; await a promise of ctx, or keep the promise's resolver in a field`;
    return { property: neverSettles, sentence };
  }
  return undefined;
}
