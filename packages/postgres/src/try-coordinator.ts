/** The coordinator of a target, tried at every crash point with databases that are given. */
import { inChild, type Target } from "@workbook/grading";
import { LogFile } from "@workbook/runtime";
import { crashEverywhere, type ScenarioResult } from "./crash-points.ts";
import type { Database } from "./database.ts";

/** The task whose coordinator it is. */
export const exerciseId = "02-coordinator-recovery";

/** Whose coordinator, and in what. */
export interface Trial {
  /** The course's folder. */
  readonly root: string;
  readonly target: Target;
  readonly databases: readonly Database[];
  /** The coordinator's log. */
  readonly logFile: string;
  /** Ends the trial after the run that is going on. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Tries the coordinator as it is graded, in a process of its own: the participants of its cluster are there by name, and the
 * databases answer for them.
 *
 * @throws Refusal for a mistake in the target's files
 * @throws NotStarted when it reaches a `todo`
 */
export async function tryCoordinator({ root, target, databases, logFile, signal }: Trial): Promise<ScenarioResult[]> {
  const cluster = { name: "coordinator-recovery", params: { votes: databases.map(() => "yes") } };
  const executor = await inChild({ root, exerciseId, target, cluster });
  try {
    const begin = () => executor.begin({ fresh: true });
    return await crashEverywhere({ databases, log: new LogFile(logFile), begin, signal });
  } finally {
    await executor.close();
  }
}
