/** `postgres-2pc`: the coordinator of task 02 between two real databases, with a crash after each of its steps. */
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join, resolve } from "node:path";
import { requireTarget, type Target } from "@workbook/grading";
import {
  exerciseId,
  NotStarted,
  type RunningServers,
  reportOf,
  reportText,
  tryCoordinator,
  withServers,
} from "@workbook/postgres";
import { Command } from "commander";
import { dim } from "../paint.ts";
import { isHandout, root } from "../place.ts";
import { stopWhenTold } from "../stop-when-told.ts";
import { type TargetOptions, targetOf } from "../targets.ts";
import { writeWhole } from "../whole-file.ts";

interface Options extends TargetOptions {
  readonly json?: string;
}

/** The command. */
export function postgresCommand(): Command {
  return new Command("postgres-2pc")
    .description(
      "Let your coordinator of task 02 transfer money between two PostgreSQL servers, and crash it after each of its steps.",
    )
    .option("--solution", "the reference instead of your src/")
    .option("--submission <DIR>", "this folder instead of your src/")
    .option("--mutant <NAME>", "a wrong protocol of the course")
    .option("--variant <NAME>", "an unusual right protocol of the course")
    .option("--json <FILE>", "write the report to this file, too")
    .addHelpText("after", help)
    .action(crashAgainstPostgres);
}

const help = `
It makes two servers of its own in a temporary folder, on free ports of this machine, and removes them when it ends.
PostgreSQL must be installed (Debian: apt-get install postgresql); no server needs to be running.
Exit code 0: nothing went wrong at any crash point. 1: something did, or the coordinator is not written yet.`;

async function crashAgainstPostgres(options: Options): Promise<void> {
  const target = targetOf(options);
  requireTarget(root, exerciseId, target);
  if (options.json !== undefined && !existsSync(dirname(resolve(options.json))))
    throw new Error(`--json ${options.json}: there is no folder ${dirname(resolve(options.json))}; make it first`);
  const stop = stopWhenTold();
  try {
    await withServers((servers) => crashBetween(servers, target, options, stop), stop);
  } catch (error) {
    if (error instanceof NotStarted) throw new Error(notStarted(error));
    if (!stop.aborted) throw error;
  }
  if (stop.aborted) {
    process.stderr.write("stopped: the servers are gone, and nothing was judged\n");
    process.exitCode = 128 + constants.signals.SIGINT;
  }
}

async function crashBetween(
  { databases, description, folder }: RunningServers,
  target: Target,
  { json }: Options,
  signal: AbortSignal,
): Promise<void> {
  process.stderr.write(`${dim(`${description}; crashing the coordinator…`)}\n`);
  const logFile = join(folder, "coordinator.log");
  const scenarios = await tryCoordinator({ root, target, databases, logFile, signal });
  if (signal.aborted) return;
  const report = reportOf(target.name ?? target.kind, description, scenarios);
  process.stdout.write(`${reportText(report)}`);
  if (json !== undefined) writeWhole(json, `${JSON.stringify(report, null, 2)}\n`);
  if (report.failed > 0) process.exitCode = 1;
}

function notStarted({ message }: NotStarted): string {
  const orElse = isHandout ? "" : ", or see the reference: npm run postgres-2pc -- --solution";
  return `not started: your coordinator asks "${message}"\nSolve task 02 first (npm run grade -- 02)${orElse}`;
}
