/** `cluster`: your store of task 05 as processes of this machine, under load, while its nodes are killed. */
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { dirname, resolve } from "node:path";
import { findExercises, type Target } from "@workbook/grading";
import {
  type ClusterRun,
  clusterExercise,
  clusterReport,
  clusterText,
  driveMaelstromNodes,
  isWell,
  runCluster,
} from "@workbook/runtime";
import { Command, InvalidArgumentError, Option } from "commander";
import { dim } from "../paint.ts";
import { root } from "../place.ts";
import { stopWhenTold } from "../stop-when-told.ts";
import { type TargetOptions, targetOf } from "../targets.ts";
import { writeWhole } from "../whole-file.ts";

interface Options extends TargetOptions {
  readonly shards: number;
  readonly clients: number;
  readonly each: number;
  readonly seconds?: number;
  readonly patience: number;
  readonly maelstrom?: boolean;
  readonly faultEvery: number;
  readonly killEvery: number;
  readonly json?: string;
}

/** The command. */
export function clusterCommand(): Command {
  return new Command("cluster")
    .description("Run your store as processes: one a shard and one for the manager, killed and restarted under load.")
    .argument("<NN>", "the exercise's number: 05")
    .option("--solution", "the reference instead of your src/")
    .option("--submission <DIR>", "this folder instead of your src/")
    .option("--mutant <NAME>", "a wrong protocol of the course")
    .option("--variant <NAME>", "an unusual right protocol of the course")
    .option("--shards <N>", "how many shards, 1 to 9", count(1, 9), 3)
    .option("--clients <N>", "how many clients at once, 1 to 50", count(1, 50), 5)
    .option("--each <N>", "transactions of each client", count(1, 100_000), 100)
    .addOption(
      new Option("--seconds <N>", "so many seconds of load, instead of so many transactions")
        .argParser(count(1, 86_400))
        .conflicts("each"),
    )
    .option("--patience <S>", "end it when no client has had an answer for so many seconds", count(1, 3_600), 30)
    .option("--kill-every <MS>", "kill a node when all have been up so long; 0: never", count(0, 1_000_000), 1_000)
    .option("--maelstrom", "as nodes that speak Maelstrom's protocol, with lists, over a network that loses and parts")
    .option(
      "--fault-every <N>",
      "with --maelstrom: a kill or a partition after N transactions; 0: never",
      count(0, 1_000_000),
      40,
    )
    .option("--json <FILE>", "write the report to this file, too")
    .addHelpText("after", help)
    .action(cluster);
}

const help = `
After the load nobody is killed any more: what is under way comes to its end, and each client looks at every key.
With --maelstrom each process holds a shard, the first one the manager as well, and each has clients. They talk through standard input and output alone:
\`maelstrom test -w txn-list-append --bin packages/runtime/bin/maelstrom-node.js\` can drive them, too, with STORE_LOG=DIR in its environment.
Else the nodes are processes that talk over TCP on this machine alone; a log is a file, and forcing it is fsync. Files and processes are gone when it ends.
Exit code 0: every client came to its end, and what all of them saw is strictly serializable. 1: not so.`;

function count(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`give a whole number from ${least} to ${most}.`);
  };
}

async function cluster(number: string, options: Options): Promise<void> {
  const [id] = findExercises(root, [number]);
  if (id !== clusterExercise) throw new Error(`only ${clusterExercise} runs as processes: npm run cluster -- 05`);
  const { json, clients, each, seconds, shards } = options;
  if (json !== undefined && !existsSync(dirname(resolve(json))))
    throw new Error(`--json ${json}: there is no folder ${dirname(resolve(json))}; make it first`);
  const target = targetOf(options);
  const stop = stopWhenTold();
  const load = seconds === undefined ? `with ${each} transactions each` : `for ${seconds} s`;
  process.stderr.write(dim(`${shards} shards, ${clients} clients ${load}\n`));
  const run = await runWith(options, target, stop);
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  const report = clusterReport(target.name ?? target.kind, run);
  process.stdout.write(clusterText(report));
  if (json !== undefined) writeWhole(json, `${JSON.stringify(report, null, 2)}\n`);
  if (stop.aborted) process.exitCode = 128 + constants.signals.SIGINT;
  else if (!isWell(report)) process.exitCode = 1;
}

function runWith(options: Options, target: Target, signal: AbortSignal): Promise<ClusterRun> {
  const { clients, shards, each, seconds, patience, killEvery, faultEvery, maelstrom } = options;
  const common = {
    root,
    target,
    clients,
    load: seconds === undefined ? { each } : { forMs: seconds * 1_000 },
    patienceMs: patience * 1_000,
    seed: Math.floor(Math.random() * 2 ** 31),
    signal,
  };
  if (maelstrom) return driveMaelstromNodes({ ...common, nodes: shards, faultEvery, onProgress: showProgress });
  return runCluster({
    ...common,
    shards,
    killEveryMs: killEvery,
    onProgress: ({ ended }, kills) => showProgress(ended, kills),
  });
}

/** One line that is written over on a terminal; nothing elsewhere. */
function showProgress(ended: number, faults: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${dim(`${ended} attempts, ${faults} faults`)}`);
}
