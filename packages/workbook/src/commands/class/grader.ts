/** `grader`: one of any number of machines that grade from a queue. */
import { Command } from "commander";
import { stopWhenTold } from "../../stop-when-told.ts";
import { type ClassOptions, gradersOf, withOptions } from "./grade-class.ts";

/** The command. */
export function graderCommand(): Command {
  return withOptions(
    new Command("grader").description("Take jobs from a queue and grade them, until told to stop."),
  ).action(serve);
}

async function serve(options: ClassOptions): Promise<void> {
  const { requireQueue, serveQueue } = await import("@workbook/classroom");
  if (options.queue === undefined) throw new Error("give --queue URL, the Redis that the class is graded by");
  if (options.jobs === 0) throw new Error("give --jobs 1 or more");
  await requireQueue(options.queue);
  let done = 0;
  const stop = stopWhenTold();
  const end = serveQueue(await gradersOf(options), ({ task, verdict }) => {
    process.stdout.write(`${++done} ${task}: ${verdict}\n`);
  });
  process.stdout.write(`Grading from ${options.queue}; Ctrl-C ends it.\n`);
  if (!stop.aborted) await new Promise<void>((resolve) => stop.addEventListener("abort", () => resolve()));
  await end();
  process.exit();
}
