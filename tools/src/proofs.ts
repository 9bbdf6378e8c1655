/** The proof of each exercise, one task of its solution: what it found, and the grades that it was drawn from. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { exerciseIds, type RequirementRecord } from "@workbook/grading";
import { prove } from "@workbook/grading/run";
import { version } from "@workbook/workbook";
import { gatherResults, type ResultTask, taskOf, tasksNamed } from "./task-results.ts";
import type { Result } from "./tasks/result.ts";
import { rememberedTasks, taskId } from "./turbo.ts";

/** Told of each exercise that has been proved, and what is going on meanwhile. */
export interface ProofListener {
  onResult?(exercise: string, result: Pick<Result, "passed" | "failed" | "facts">): void;
  onProgress?(text: string): void;
}

/**
 * Proves exercises that have changed since they were last proved, and remembers the rest.
 *
 * @param exercises ids; all when left out
 * @returns the grades of all targets: mutants in their declared settings, everything else in full
 */
export async function proveExercises(
  root: string,
  exercises: readonly string[] = exerciseIds(root),
  listener: ProofListener = {},
): Promise<RequirementRecord[]> {
  if (!existsSync(join(root, "solutions"))) return proveStarters(root, exercises, listener);
  const records: RequirementRecord[] = [];
  await gatherResults(
    root,
    proofsOf(root, exercises),
    ({ workspace }, result) => {
      records.push(...result.records);
      listener.onResult?.(exerciseOf(workspace.folder), result);
    },
    (folder, line) => listener.onProgress?.(`${exerciseOf(folder)} ${line}`),
  );
  return records;
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
