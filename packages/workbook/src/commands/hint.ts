/** `hint`: help in three levels of directness. */
import { findExercises, readExercise } from "@workbook/grading";
import { Command, InvalidArgumentError } from "commander";
import { noteHint } from "../desk/progress.ts";
import { bold, dim } from "../paint.ts";
import { root } from "../place.ts";
import { printData } from "../print-data.ts";

interface Options {
  readonly level: number;
  readonly json?: boolean;
}

/** The command. */
export function hintCommand(): Command {
  return new Command("hint")
    .description("Show a hint of an exercise: a question first, then a direction, then the line itself.")
    .argument("<NN>", "the exercise's number")
    .argument("[NAME]", "the hint's name; without one, the names are listed")
    .option("--level <1|2|3>", "how direct", level, 1)
    .option("--json", "as data, for programs")
    .action(hint);
}

function level(text: string): number {
  const number = Number(text);
  if ([1, 2, 3].includes(number)) return number;
  throw new InvalidArgumentError("a level is 1, 2 or 3.");
}

function hint(number: string, name: string | undefined, options: Options): void {
  const [id] = findExercises(root, [number]);
  const { hints } = readExercise(root, id!);
  const names = hints.map((known) => known.name);
  if (name === undefined) {
    if (options.json) return printData("hints", { exercise: id, names });
    process.stdout.write(`${bold(id!)} has hints on: ${names.join(", ")}\n`);
    return;
  }
  const found = hints.find((known) => known.name === name);
  if (!found) throw new Error(`${id} has no hint "${name}"; it has ${names.join(", ")}`);
  noteHint(root, id!, name, options.level);
  const text = found.levels[options.level - 1]!;
  if (options.json)
    return printData("hint", { exercise: id, name, level: options.level, levels: found.levels.length, text });
  const more =
    options.level < 3 ? dim(`\nmore directly: npm run hint -- ${number} ${name} --level ${options.level + 1}`) : "";
  process.stdout.write(`${text}${more}\n`);
}
