/** `override`: points given by hand, with a reason that stays. */
import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { resolve } from "node:path";
import { Command } from "commander";
import { root } from "../../place.ts";
import { writeWhole } from "../../whole-file.ts";

interface Options {
  readonly points?: string;
  readonly takeBack?: boolean;
  readonly reason: string;
  readonly by: string;
}

/** The command. */
export function overrideCommand(): Command {
  return new Command("override")
    .description("Give a student points for a task by hand. What was said stays in the class's overrides.jsonl.")
    .argument("<CLASS>", "the class's folder")
    .argument("<STUDENT>", "the student's id")
    .argument("<TASK>", "the task's id, such as 01-two-phase-commit")
    .option("--points <N>", "out of 100")
    .option("--take-back", "let the grader's points count again")
    .requiredOption("--reason <TEXT>", "why; the student may ask")
    .option("--by <NAME>", "who says so", userInfo().username)
    .action(override);
}

async function override(dir: string, student: string, task: string, options: Options): Promise<void> {
  const { addOverride, ClassToGrade, classFolder, readData, collectionSchema } = await import("@workbook/classroom");
  const folder = classFolder(resolve(dir));
  const { submissions } = readData(folder.collected, collectionSchema);
  if (!submissions.some((one) => one.student === student && one.task === task))
    throw new Error(`${folder.collected} knows no ${student} with ${task}; ids are as in roster.csv and class.json`);
  if ((options.points === undefined) === !options.takeBack) throw new Error("give either --points N or --take-back");
  const points = options.takeBack ? null : Number(options.points);
  if (points !== null && !(points >= 0 && points <= 100)) throw new Error(`--points ${options.points}: give 0 to 100`);
  const at = new Date().toISOString();
  addOverride(folder.overrides, { at, by: options.by, student, task, points, reason: options.reason });
  process.stdout.write(`${student}, ${task}: ${points ?? "as graded"}; ${options.reason}\n`);
  if (!existsSync(folder.gradebook)) return;
  const toGrade = new ClassToGrade(root, resolve(dir));
  const level = toGrade.published()?.level ?? "D";
  writeWhole(folder.gradebook, `${JSON.stringify(toGrade.gradebook(level), null, 1)}\n`);
}
