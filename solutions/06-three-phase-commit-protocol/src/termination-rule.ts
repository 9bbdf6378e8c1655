/** The termination rules of three-phase commit. [BHG87 ch. 7, TR1 to TR4] */
import type { State } from "#given/messages.ts";

/**
 * What the states of all who are up allow.
 *
 * @returns the last round; or `preCommit`, to be sent to the uncertain before a commit
 */
export function terminationRule(states: readonly State[]): "abort" | "doCommit" | "preCommit" {
  if (states.includes("aborted")) return "abort";
  if (states.includes("committed")) return "doCommit";
  if (!states.includes("preCommitted")) return "abort"; // Nobody can have committed: somebody here would know.
  return states.includes("uncertain") ? "preCommit" : "doCommit";
}
