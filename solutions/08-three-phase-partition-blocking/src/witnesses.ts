/** Two schedules with one partition each: one that splits three-phase commit, one that blocks whoever will not guess. [BHG87 ch. 7] */
import type { Run } from "#given/script.ts";

/**
 * The votes are in, the pre-commits are on their way, and the coordinator is cut off. It takes the silence for crashes and commits;
 * the participants take it for a crash of the coordinator and abort. No timer was early, and each was right about silence.
 */
export function splitBrain(run: Run): void {
  vote(run);
  for (const id of run.participants) run.deliver(id, "coordinator");
  run.partition(["coordinator"]);
  run.timeout("coordinator");
  run.timeout("p1");
}

/** Everybody has promised, and the promises do not arrive: from here on nobody knows enough to decide. */
export function blocked(run: Run): void {
  vote(run);
  run.partition(["coordinator"]);
}

function vote(run: Run): void {
  for (const id of run.participants) run.deliver("coordinator", id);
}
