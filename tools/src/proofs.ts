/** The proof of each exercise, one task of its solution: what it found, and the grades that it was drawn from. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { exerciseIds, type RequirementRecord } from "@workbook/grading";
import { prove } from "@workbook/grading/run";
import { version } from "@workbook/workbook";
import { gatherResults, type OnResult, type ResultTask, taskOf, tasksNamed } from "./task-results.ts";
import type { Result } from "./tasks/result.ts";
import { rememberedTasks, taskId } from "./turbo.ts";

/** Told of each exercise that has been proved, and what is going on meanwhile. */
export interface ProofListener {
  onResult?(exercise: string, result: Pick<Result, "passed" | "failed" | "facts">): void;
  /** Told of each of the other tasks. */
  onBeside?: OnResult;
  onProgress?(text: string): void;
}

/**
 * Proves exercises that have changed since they were last proved, and remembers the rest.
 *
 * @param exercises ids; all when left out
 * @param beside other tasks for the same run, so that no processor waits for the last of them
 * @returns the grades of all targets: mutants in their declared settings, everything else in full
 */
export async function proveExercises(
  root: string,
  exercises: readonly string[] = exerciseIds(root),
  listener: ProofListener = {},
  beside: readonly ResultTask[] = [],
): Promise<RequirementRecord[]> {
  const records: RequirementRecord[] = [];
  const proofs = new Set(proofsOf(root, exercises));
  await gatherResults(
    root,
    [...beside, ...proofs],
    (task, result) => {
      records.push(...result.records);
      if (proofs.has(task)) listener.onResult?.(exerciseOf(task.workspace.folder), result);
      else listener.onBeside?.(task, result);
    },
    ({ workspace, task }, line) =>
      listener.onProgress?.(`${task === "prove" ? exerciseOf(workspace.folder) : workspace.folder} ${line}`),
  );
  return existsSync(join(root, "solutions")) ? records : proveStarters(root, exercises, listener);
}

/** In a handout there is little to prove, and no solution whose task it could be. */
async function proveStarters(
  root: string,
  exercises: readonly string[],
  { onResult, onProgress }: ProofListener,
): Promise<RequirementRecord[]> {
  const facts = await prove({ root, version, executor: "in-process" }, exercises, ({ exercise, id, status }) =>
    onProgress?.(`${exercise} ${id}: ${status}`),
  );
  for (const fact of facts) onResult?.("", { passed: fact.ok ? 1 : 0, failed: fact.ok ? 0 : 1, facts: [fact] });
  return [];
}

/** The exercises that would not have to be proved again. */
export async function rememberedExercises(root: string, exercises: readonly string[]): Promise<string[]> {
  const proofs = proofsOf(root, exercises);
  const remembered = await rememberedTasks(root, proofs.map(taskOf));
  return proofs
    .filter((proof) => remembered.has(taskId(taskOf(proof))))
    .map(({ workspace }) => exerciseOf(workspace.folder));
}

function proofsOf(root: string, exercises: readonly string[]): ResultTask[] {
  return tasksNamed(root, "prove").filter(({ workspace }) => exercises.includes(exerciseOf(workspace.folder)));
}

/** A solution's folder has the exercise's id. */
function exerciseOf(folder: string): string {
  return basename(folder);
}
