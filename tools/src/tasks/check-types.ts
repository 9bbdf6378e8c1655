/** The task `check` of a workspace: its types, and those of what has a configuration of its own. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");

// A handout has packages without their tests.
for (const folder of [".", "node", "test"].filter((own) => existsSync(`${own}/tsconfig.json`))) {
  const { status } = spawnSync(process.execPath, [compiler, "-p", folder], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
