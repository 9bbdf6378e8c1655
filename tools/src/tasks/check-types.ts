/** The task `check` of a workspace: its types, and those of what has a configuration of its own. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { typedFolders } from "./workspaces.ts";

const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");

for (const folder of typedFolders(".")) {
  const { status } = spawnSync(process.execPath, [compiler, "-p", folder], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
