/** `start`: the learner's desk. */
import { exerciseIds, type GradeSettings, readExercise } from "@workbook/grading";
import { Command } from "commander";
import { bold, dim } from "../paint.ts";
import { root, version } from "../place.ts";
import { startSite } from "../site.ts";
import { leave, untilStopped } from "../until-stopped.ts";
import { startUi } from "../vitest-ui.ts";

/** The command. */
export function startCommand(): Command {
  return new Command("start")
    .description("The learner's desk: the course site, the Vitest UI, and what to do next. Ctrl-C stops it.")
    .action(start);
}

async function start(): Promise<void> {
  if (process.stdout.isTTY) process.stdout.write(`${overview()}\n\n`);
  const stopped = untilStopped();
  const running = [
    startSite().then((site) => told("Course site", site)),
    startUi({ root, version, executor: "in-process", targets: submissions() }, true).then((ui) =>
      told("Vitest UI", ui),
    ),
  ];
  await Promise.race([stopped, Promise.all(running)]);
  if (process.stdout.isTTY) process.stdout.write(dim("Ctrl-C stops both.\n"));
  await stopped;
  await leave(...running.map(async (each) => (await each).close()));
}

/** Says where something is as soon as it is there. */
function told<T extends { readonly url: string }>(name: string, running: T): T {
  process.stdout.write(`${name}: ${running.url}\n`);
  return running;
}

function submissions(): GradeSettings["targets"] {
  return Object.fromEntries(exerciseIds(root).map((id) => [id, [{ target: { kind: "submission" } as const }]]));
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
