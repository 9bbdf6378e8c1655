/** How a run can end, and what is wrong with some ends. */
import type { Broken } from "./watch.ts";

/**
 * `quiet`: nothing is left that could happen. `time`: the healing phase is over. `events`: the bound was met, which proves
 * nothing. `broken`: a property broke. `todo`: a place was reached that is yet to be written. `stopped`: somebody wished so.
 */
export type Ending = "quiet" | "time" | "events" | "broken" | "todo" | "stopped";

/** More events than this at one moment, and time is taken to stand still. */
export const mostAtOnce = 100_000;

/** A goal that is not there when all has healed. */
export function neverComes(goal: string, missing: string | undefined, ending: Ending, healingMs: number): Broken {
  const how =
    ending === "quiet"
      ? "everything has healed and nothing more happens"
      : `${healingMs.toLocaleString("en-US")} ms after the last fault it is not there`;
  return { property: goal, sentence: `${goal} never comes: ${how}${missing ? `: ${missing}` : ""}` };
}

/** A handler that waits for what cannot come. */
export function neverSettles(handler: string, node: string): Broken {
  const sentence = `${handler} of ${node} never settles: nothing that can still happen ends its await; await a promise of ctx, or keep the promise's resolver in a field`;
  return { property: "never-settles", sentence };
}

/** Events without end at one moment. */
export function timeStandsStill(atMs: number): Broken {
  const sentence = `time stands still at ${atMs} ms: more than ${mostAtOnce.toLocaleString("en-US")} events at one moment; let timers and sleeps take some time`;
  return { property: "endless-loop", sentence, lengthy: true };
}
