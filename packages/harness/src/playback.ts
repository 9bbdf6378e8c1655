/** Plays an adversary's choices back into a trace. */
import { Run, type RunOptions } from "./run.ts";
import type { Choice, Trace, TraceViolation } from "./trace.ts";

/**
 * Runs the choices in order, once.
 *
 * @param violation what the trace is to show as broken
 * @throws Error when a choice cannot be made: the code has changed since the choices were recorded
 */
export async function playback(
  options: RunOptions,
  choices: readonly Choice[],
  violation?: TraceViolation,
): Promise<Trace> {
  const run = new Run(options);
  for (const choice of choices) await run.perform(choice);
  return run.trace(violation);
}
