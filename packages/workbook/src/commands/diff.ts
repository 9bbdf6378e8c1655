/** `diff`: what the learner has written, beside the starter or the reference. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findExercises, sourcesIn } from "@workbook/grading";
import { Command } from "commander";
import { createTwoFilesPatch } from "diff";
import { courseOf } from "../desk/course.ts";
import { noteShown } from "../desk/progress.ts";
import { bold, cyan, dim, green, red } from "../paint.ts";
import { root } from "../place.ts";
import { printData } from "../print-data.ts";

interface Options {
  readonly solution?: boolean;
  readonly showMe?: boolean;
  readonly json?: boolean;
}

/** The command. */
export function diffCommand(): Command {
  return new Command("diff")
    .description("Show your src/ beside the starter, or beside the reference once you have solved the exercise.")
    .argument("<NN>", "the exercise's number")
    .option("--solution", "beside the reference")
    .option("--show-me", "the reference although the exercise is not solved; that you looked is noted")
    .option("--json", "as data, for programs")
    .action(diff);
}

function diff(number: string, { solution, showMe, json }: Options): void {
  const [id] = findExercises(root, [number]);
  const own = join(root, "exercises", id!, "src");
  if (solution || showMe) allowReference(id!, showMe ?? false);
  const other = solution || showMe ? join(root, "solutions", id!, "src") : join(root, "exercises", id!, "starter");
  const patch = filesIn(other, own)
    .map((file) => patchOf(file, other, own))
    .join("");
  const beside = solution || showMe ? "reference" : "starter";
  if (json) return printData("diff", { exercise: id, beside, patch });
  const shown = patch.split("\n").map(painted).join("\n");
  process.stdout.write(patch === "" ? `exercises/${id}/src is the same as the ${beside}\n` : shown);
}

function allowReference(id: string, showMe: boolean): void {
  if (!existsSync(join(root, "solutions", id)))
    throw new Error("this edition has no references; ask whoever gave it to you");
  const solved = courseOf(root).standings.some((standing) => standing.id === id && standing.state === "solved");
  if (solved) return;
  if (!showMe)
    throw new Error(
      `${id} is not solved yet: npm run hint -- ${id.slice(0, 2)} helps; --show-me shows the reference all the same, and notes that you looked`,
    );
  noteShown(root, id);
}

function filesIn(...folders: string[]): string[] {
  const found = folders.flatMap((folder) => sourcesIn(folder).filter((path) => path.endsWith(".ts")));
  return [...new Set(found)].sort();
}

/** What turns the other file into the learner's own. Empty when they are the same. */
function patchOf(file: string, other: string, own: string): string {
  const [before, after] = [read(join(other, file)), read(join(own, file))];
  if (before === after) return "";
  const patch = createTwoFilesPatch(file, file, before, after, undefined, undefined, { context: 3 });
  return `${patch.trimEnd().split("\n").slice(1).join("\n")}\n`;
}

function painted(line: string): string {
  if (line.startsWith("---") || line.startsWith("+++")) return bold(line);
  if (line.startsWith("@@")) return cyan(line);
  if (line.startsWith("+")) return green(line);
  if (line.startsWith("-")) return red(line);
  return line === "" ? line : dim(line);
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8").replaceAll("\r\n", "\n") : "";
}
