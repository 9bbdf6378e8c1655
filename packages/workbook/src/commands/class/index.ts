/** The commands for a class. A learner's edition has none of them: there, a list without entries stands in this file's place. */
import type { Command } from "commander";
import { collectCommand } from "./collect.ts";
import { exportCommand } from "./export.ts";
import { forgetCommand } from "./forget.ts";
import { gradeClassCommand, regradeCommand } from "./grade-class.ts";
import { graderCommand } from "./grader.ts";
import { overrideCommand } from "./override.ts";
import { reportCommand } from "./report.ts";

/** What an instructor does. */
export function instructorCommands(): Command[] {
  return [
    collectCommand(),
    exportCommand(),
    forgetCommand(),
    gradeClassCommand(),
    graderCommand(),
    overrideCommand(),
    regradeCommand(),
    reportCommand(),
  ];
}
