/** Rule: each workspace has the tasks that checking, grading and proving run. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { hasUnitTests } from "../tasks/unit-test-projects.ts";
import { type Workspace, workspacesOf } from "../tasks/workspaces.ts";
import type { Rule } from "./rule.ts";

/** The rule. */
export const workspaceTasks: Rule = {
  states: "each workspace has its tasks, and each exercise a solution",
  findings: ({ root }) =>
    workspacesOf(root).flatMap((workspace) => {
      const { folder, scripts } = workspace;
      const path = `${folder}/package.json`;
      const missing = scriptsOf(root, workspace).filter((script) => scripts[script] === undefined);
      const solution = folder.replace(/^exercises/, "solutions");
      const silent = scripts["test"] !== undefined && !scripts["test"].includes("tasks/test-workspace.ts");
      const unsolved = existsSync(join(root, "solutions")) && !existsSync(join(root, solution));
      return [
        ...missing.map((script) => ({ path, what: `it has no script "${script}"; see another workspace of its kind` })),
        ...(silent ? [{ path, what: 'its script "test" leaves no result; see another workspace of its kind' }] : []),
        ...(unsolved ? [{ path, what: `there is no ${solution}` }] : []),
      ];
    }),
};

function scriptsOf(root: string, { folder }: Workspace): string[] {
  const [kind] = folder.split("/");
  return [
    ...(existsSync(join(root, folder, "tsconfig.json")) ? ["check"] : []),
    ...(hasUnitTests(root, folder) ? ["test"] : []),
    ...(kind === "exercises" ? ["grade"] : []),
    ...(kind === "solutions" ? ["prove"] : []),
  ];
}
