/** The unit tests as projects of vitest: one for each workspace that has any, and one for those that need a browser. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { workspacesOf } from "./workspaces.ts";

/** The project of tests that need a browser. */
export const browserProject = "browser";
const browserFolder = "tools/test/browser";

/** A project, as vitest's configuration has it. */
export interface UnitTestProject {
  readonly test: {
    readonly name: string;
    readonly root: string;
    readonly include: string[];
    readonly exclude: string[];
    /** No test may fail for slowness. */
    readonly testTimeout: 0;
    readonly hookTimeout: 0;
  };
}

/** The name of a workspace's project. */
export function projectOf(folder: string): string {
  return basename(folder);
}

/** Whether a workspace has unit tests; exercises have requirements, which the command line grades. */
export function hasUnitTests(root: string, folder: string): boolean {
  return !folder.startsWith("exercises/") && existsSync(join(root, folder, "test"));
}

/** All projects. */
export function unitTestProjects(root: string): UnitTestProject[] {
  const folders = workspacesOf(root).map(({ folder }) => folder);
  const projects = folders
    .filter((folder) => hasUnitTests(root, folder))
    .map((folder) => project(projectOf(folder), join(root, folder), "test/**/*.test.ts", ["test/browser/**"]));
  const browser = join(root, browserFolder);
  return existsSync(browser) ? [...projects, project(browserProject, browser, "**/*.test.ts")] : projects;
}

function project(name: string, root: string, include: string, exclude: string[] = []): UnitTestProject {
  return { test: { name, root, include: [include], exclude, testTimeout: 0, hookTimeout: 0 } };
}
