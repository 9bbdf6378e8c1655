/** Where the workbook is, and which version. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findRoot } from "@workbook/grading";

/** The folder that was cloned. */
export const root: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The workbook's version, as its `package.json` has it. */
export const version: string = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string })
  .version;

/** Whether this is an edition for learners, without solutions and hidden requirements. */
export const isHandout: boolean = !existsSync(join(root, "solutions"));
