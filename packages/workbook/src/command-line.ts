/** All commands, as one program. */
import { Command, CommanderError } from "commander";
import { instructorCommands } from "./commands/class/index.ts";
import { clusterCommand } from "./commands/cluster.ts";
import { diffCommand } from "./commands/diff.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { gradeCommand } from "./commands/grade.ts";
import { handoutCommand } from "./commands/handout.ts";
import { hintCommand } from "./commands/hint.ts";
import { newCommand } from "./commands/new.ts";
import { packCommand } from "./commands/pack.ts";
import { postgresCommand } from "./commands/postgres-2pc.ts";
import { replayCommand } from "./commands/replay.ts";
import { resetCommand } from "./commands/reset.ts";
import { startCommand } from "./commands/start.ts";
import { statusCommand } from "./commands/status.ts";
import { describe } from "./problem.ts";

/**
 * Carries out one command. What goes wrong is said in a sentence, and the process's exit code becomes 1.
 *
 * @param words what stands after the program's name
 */
export async function carryOut(words: readonly string[]): Promise<void> {
  const program = new Command("workbook")
    .description("A course workbook on distributed transactions, graded by checking every schedule.")
    .configureHelp({ sortSubcommands: true })
    .exitOverride();
  for (const command of [
    clusterCommand(),
    diffCommand(),
    doctorCommand(),
    gradeCommand(),
    handoutCommand(),
    hintCommand(),
    newCommand(),
    packCommand(),
    postgresCommand(),
    replayCommand(),
    resetCommand(),
    startCommand(),
    statusCommand(),
    ...instructorCommands(),
  ]) {
    program.addCommand(command.exitOverride());
  }

  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    // Commander has said what is wrong with the command's words itself.
    if (error instanceof CommanderError) process.exitCode = error.exitCode;
    else {
      process.stderr.write(`${describe(error)}\n`);
      process.exitCode = 1;
    }
  }
}
