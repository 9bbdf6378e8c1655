/** `forget`: a student's data, taken out of a class. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";

/** The command. */
export function forgetCommand(): Command {
  return new Command("forget")
    .description("Delete what a class holds of a student, after saying what that is.")
    .argument("<CLASS>", "the class's folder")
    .argument("<STUDENT>", "the student's id")
    .option("--yes", "delete it")
    .action(forget);
}

async function forget(dir: string, student: string, { yes }: { readonly yes?: boolean }): Promise<void> {
  const { classFolder, forgetStudent, readRoster } = await import("@workbook/classroom");
  const folder = classFolder(resolve(dir));
  if (!existsSync(folder.dir)) throw new Error(`there is no folder ${dir}; give the class's folder`);
  if (!readRoster(folder.roster).some(({ id }) => id === student))
    throw new Error(`${folder.roster} has no student ${student}; nothing was deleted`);
  const plan = forgetStudent(folder.dir, student);
  process.stdout.write(plan.map(({ what }) => `  ${what}\n`).join(""));
  if (!yes) return void process.stdout.write("\nNothing was deleted; with --yes it is, for good.\n");
  for (const { carryOut } of plan) carryOut();
  process.stdout.write(`\n${student} is forgotten.\n`);
}
