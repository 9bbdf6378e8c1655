/** Runs a command of the project's own: whatever goes wrong is a sentence, never a stack of ours. */
import type { Command } from "commander";
import { endOnInterrupt } from "./interrupt.ts";
import { wipe } from "./screen.ts";

/** Runs a command with the words that follow it. */
export async function runCommand(command: Command): Promise<void> {
  endOnInterrupt();
  try {
    await command.parseAsync();
  } catch (error) {
    wipe();
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
