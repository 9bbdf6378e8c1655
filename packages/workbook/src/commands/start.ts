/** `start`: the learner's desk. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { exerciseIds, readExercise } from "@workbook/grading";
import { Command } from "commander";
import { bold, dim } from "../paint.ts";
import { root, version } from "../place.ts";
import { startSite } from "../site.ts";
import { untilStopped } from "../until-stopped.ts";
import { startUi } from "../vitest-ui.ts";

/** The command. */
export function startCommand(): Command {
  return new Command("start")
    .description("The learner's desk: the course site, the Vitest UI, and what to do next. Ctrl-C stops it.")
    .action(start);
}

async function start(): Promise<void> {
  if (process.stdout.isTTY) process.stdout.write(`${overview()}\n\n`);
  const targets = Object.fromEntries(
    exerciseIds(root).map((id) => [id, [{ target: { kind: "submission" } as const }]]),
  );
  const site = existsSync(join(root, "docs", ".vitepress")) ? await startSite() : undefined;
  const ui = await startUi({ root, version, executor: "in-process", targets }, true);
  if (site) process.stdout.write(`Course site: ${site.url}\n`);
  process.stdout.write(`Vitest UI: ${ui.url}\n`);
  if (process.stdout.isTTY) process.stdout.write(dim("Ctrl-C stops both.\n"));
  await untilStopped();
  await Promise.all([ui.close(), site?.close()]);
}

function overview(): string {
  const lines = exerciseIds(root).map((id) => {
    const { title, minutes } = readExercise(root, id);
    return `  ${id.slice(0, 2)}  ${title.padEnd(40)} ${dim(`about ${minutes} minutes`)}`;
  });
  const [first = "00"] = exerciseIds(root);
  const number = first.slice(0, 2);
  return [
    bold("Distributed transactions: a workbook"),
    ...lines,
    "",
    `Begin with exercises/${first}/README.md, edit exercises/${first}/src, and grade it: ${bold(`npm run grade -- ${number}`)}`,
  ].join("\n");
}
