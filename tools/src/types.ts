/** The types of all workspaces: one task each, skipped where nothing that it depends on has changed. */
import type { Fact } from "./fact.ts";
import { workspacesOf } from "./tasks/workspaces.ts";
import { runTasks, taskId } from "./turbo.ts";

/**
 * Checks types.
 * @param concerns whether somebody asked about a workspace, by its folder
 */
export async function checkTypes(
  root: string,
  concerns: (folder: string) => boolean,
  onProgress: (text: string) => void = () => {},
): Promise<Fact[]> {
  const checked = workspacesOf(root).filter(
    ({ folder, scripts }) => scripts["check"] !== undefined && concerns(folder),
  );
  const tasks = checked.map(({ name }) => ({ workspace: name, task: "check" }));
  const { said, failed, problem } = await runTasks(root, tasks, (task) => onProgress(`types of ${task}`));
  const facts = checked.map(({ folder, name }): Fact => {
    const id = taskId({ workspace: name, task: "check" });
    const states = `the types of ${folder} fit`;
    if (!failed.has(id)) return { name: states, ok: true };
    return { name: states, ok: false, detail: complaints(folder, said.get(id) ?? []) };
  });
  return problem ? [...facts, { name: "types are checked", ok: false, detail: problem }] : facts;
}

/** What the compiler says, with paths from the root. */
function complaints(folder: string, lines: readonly string[]): string {
  return lines.map((line) => line.replace(/^(\S+?)\((\d+),(\d+)\): error TS\d+: /, `${folder}/$1:$2:$3: `)).join("\n");
}
