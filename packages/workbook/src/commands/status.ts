/** `status`: where the learner stands. */
import { Command } from "commander";
import { courseOf } from "../desk/course.ts";
import { overviewText } from "../desk/overview.ts";
import { bold } from "../paint.ts";
import { root } from "../place.ts";
import { printData } from "../print-data.ts";

/** The command. */
export function statusCommand(): Command {
  return new Command("status")
    .description("Show what is solved, what is next, and what failed last.")
    .option("--json", "as data, for programs")
    .action(status);
}

function status(options: { readonly json?: boolean }): void {
  const course = courseOf(root);
  if (options.json) {
    const { standings, next } = course;
    return printData("status", { next: next?.id ?? null, exercises: standings });
  }
  const { next } = course;
  const advice = next
    ? `Next: exercises/${next.id}/README.md, then ${bold(`npm run grade -- ${next.number}`)}`
    : "All is solved.";
  process.stdout.write(`${overviewText(course)}\n\n${advice}\n`);
}
