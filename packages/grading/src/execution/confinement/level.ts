/** How firmly the machine holds a process that runs learner code, over and above what Node itself refuses. */

/**
 * Strongest first.
 *
 * - `A`: namespaces of its own for everything (bubblewrap), a user of its own, no network, no file but Node's, a filter of
 *   system calls, limits.
 * - `B`: a container, without network, that cannot be written to.
 * - `C`: another user, and limits. The network is there for whoever gets past Node.
 * - `D`: the grader's own user. For code that one trusts as one trusts oneself.
 *
 * At each of them Node's permission model holds as well: no file, no process, no worker, no native code, no code from text.
 */
export type Level = "A" | "B" | "C" | "D";

/** All levels, strongest first. */
export const levels: readonly Level[] = ["A", "B", "C", "D"];

/** What a level keeps from whom, in a sentence for a report. */
export const levelSentences: Readonly<Record<Level, string>> = {
  A: "bubblewrap: all namespaces unshared, a user of its own, no network, no files but Node's, system calls filtered, memory limited",
  B: "a container: no network, read-only, memory and processes limited",
  C: "another user with limits and Node's permission model; code that gets past Node reaches the network",
  D: "the grader's own user and Node's permission model; for trusted code alone",
};
