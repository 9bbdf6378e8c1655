/** `npm run check`: the lessons in step with the code that they show. */
import { findExercises, type RequirementRecord } from "@workbook/grading";
import { root } from "@workbook/workbook";
import { Command } from "commander";
import { Tally } from "./fact.ts";
import { checkLessons, writeLessons } from "./lessons.ts";

const program = new Command("npm run check --")
  .description("Check that everything that a program wrote into lessons and pages is what it would write today.")
  .argument("[NN...]", "only the lessons of these exercises")
  .option("--write", "write what has drifted")
  .action(check);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

async function check(names: string[], { write }: { readonly write?: boolean }): Promise<void> {
  const exercises = names.length === 0 ? undefined : findExercises(root, names);
  const tally = new Tally();
  const facts = await (write ? writeLessons : checkLessons)(root, { exercises, onProgress });
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  if (write && facts.length === 0) process.stdout.write("everything is in step\n");
  for (const fact of facts) tally.add(fact);
  if (!write) tally.close();
  else if (facts.some(({ ok }) => !ok)) process.exitCode = 1;
}

function onProgress(judged: number, { exercise, target, id }: RequirementRecord): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${judged} requirements judged, ${exercise} ${target} ${id}`);
}
