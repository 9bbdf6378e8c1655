/** The workspaces of the project: the folders that the root's `package.json` names. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One workspace. */
export interface Workspace {
  /** From the root, with slashes: `packages/harness`. */
  readonly folder: string;
  readonly name: string;
  readonly scripts: Readonly<Record<string, string>>;
}

/** Where a workspace may have a configuration of types of its own. A handout has packages without their tests. */
export function typedFolders(workspace: string): string[] {
  return [".", "node", "test"]
    .map((own) => join(workspace, own))
    .filter((own) => existsSync(join(own, "tsconfig.json")));
}

interface Manifest {
  readonly name: string;
  readonly scripts?: Record<string, string>;
  readonly workspaces?: readonly string[];
}

/** All workspaces, by folder. */
export function workspacesOf(root: string): Workspace[] {
  const { workspaces = [] } = manifestIn(root);
  const folders = workspaces.flatMap((pattern) =>
    pattern.endsWith("/*") ? foldersIn(root, pattern.slice(0, -2)) : pattern,
  );
  return folders
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .sort()
    .map((folder) => {
      const { name, scripts = {} } = manifestIn(join(root, folder));
      return { folder, name, scripts };
    });
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

function foldersIn(root: string, parent: string): string[] {
  if (!existsSync(join(root, parent))) return [];
  return readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
}
