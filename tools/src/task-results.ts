/** Runs tasks that leave results, and gathers these. */
import { join } from "node:path";
import { forgetResult, isClosingLine, type Result, readResult } from "./tasks/result.ts";
import { type Workspace, workspacesOf } from "./tasks/workspaces.ts";
import { runTasks, type Task, taskId } from "./turbo.ts";

/** A task of a workspace that leaves a result. */
export interface ResultTask {
  readonly workspace: Workspace;
  readonly task: string;
}

/** Told what became of a task, once for each. */
export type OnResult = (task: ResultTask, result: Result) => void;

/** So much of what a task said is told when it ended without a result. */
const linesTold = 15;

/** The tasks of this name that there are. */
export function tasksNamed(root: string, task: string): ResultTask[] {
  return workspacesOf(root)
    .filter(({ scripts }) => scripts[task] !== undefined)
    .map((workspace) => ({ workspace, task }));
}

/**
 * Runs tasks and tells what became of each as soon as it is known. One that ends without a result has failed.
 *
 * @param onProgress is told what a task is saying
 */
export async function gatherResults(
  root: string,
  tasks: readonly ResultTask[],
  onResult: OnResult,
  onProgress: (task: ResultTask, line: string) => void = () => {},
): Promise<void> {
  const open = new Map(tasks.map((task) => [taskId(taskOf(task)), task]));
  for (const { workspace, task } of tasks) forgetResult(join(root, workspace.folder), task);
  const finish = (id: string) => {
    const task = open.get(id);
    const result = task && readResult(join(root, task.workspace.folder), task.task);
    if (!result) return;
    open.delete(id);
    onResult(task, result);
  };
  const { said, problem } = await runTasks(root, tasks.map(taskOf), (id, line) => {
    if (isClosingLine(line)) finish(id);
    const task = open.get(id);
    if (task) onProgress(task, line);
  });
  for (const id of [...open.keys()]) finish(id);
  for (const [id, task] of open) {
    const detail = [...(said.get(id) ?? []).slice(-linesTold), ...(problem ? [problem] : [])].join("\n");
    const fact = { name: `${task.workspace.folder}: "${task.task}" ends with a result`, ok: false, detail };
    onResult(task, { schema: "workbook.result/1", passed: 0, failed: 1, facts: [fact], records: [] });
  }
}

/** A task as turbo knows it. */
export function taskOf({ workspace, task }: ResultTask): Task {
  return { workspace: workspace.name, task };
}
