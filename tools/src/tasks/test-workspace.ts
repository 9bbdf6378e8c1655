/**
 * The task `test` of a workspace, and with an argument the task of that name: runs its unit tests, and leaves a result.
 * Started in the workspace's folder.
 */
import { relative, sep } from "node:path";
import { root } from "@workbook/workbook";
import { say } from "../screen.ts";
import { closingLine, writeResult } from "./result.ts";
import { hasUnitTests, projectOf } from "./unit-test-projects.ts";
import { runUnitTests } from "./unit-tests.ts";

const workspace = process.cwd();
const folder = relative(root, workspace).split(sep).join("/");
const [task = "test"] = process.argv.slice(2);

if (hasUnitTests(root, folder)) {
  const result = await runUnitTests(root, task === "test" ? projectOf(folder) : task);
  writeResult(workspace, task, result);
  say(closingLine(result));
  process.exitCode = result.failed > 0 ? 1 : 0;
} else say(`${folder} has no unit tests here`);
