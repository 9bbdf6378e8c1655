/** `collect`: what a class has handed in, file by file, none of it run. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { CollectedSubmission, Collection } from "@workbook/classroom";
import { Command } from "commander";
import { yellow } from "../../paint.ts";
import { printData } from "../../print-data.ts";

interface Options {
  readonly from: string;
  readonly json?: boolean;
}

/** The command. */
export function collectCommand(): Command {
  return new Command("collect")
    .description("Collect what a class has handed in: source files alone, from folders, archives and repositories.")
    .argument("<CLASS>", "the class's folder, with class.json and roster.csv")
    .requiredOption(
      "--from <DIR>",
      "holds a folder, a .zip or a repository for each student, named by the student's id",
    )
    .option("--json", "as data, for programs")
    .action(collect);
}

async function collect(dir: string, { from, json }: Options): Promise<void> {
  const { collectClass } = await import("@workbook/classroom");
  for (const [words, folder] of [["CLASS", dir] as const, ["--from", from] as const])
    if (!existsSync(folder)) throw new Error(`${words}: there is no folder ${folder}`);
  const show = process.stderr.isTTY;
  const collection = await collectClass(resolve(dir), resolve(from), (id) => {
    if (show) process.stderr.write(`\r\x1b[K${id}`);
  });
  if (show) process.stderr.write("\r\x1b[K");
  if (json) return printData("collect", collection);
  process.stdout.write(textOf(collection));
}

function textOf({ submissions, strangers }: Collection): string {
  const lines = submissions.flatMap((one) => [lineOf(one), ...one.problems.map((problem) => yellow(`    ${problem}`))]);
  const count = (status: CollectedSubmission["status"]) => submissions.filter((one) => one.status === status).length;
  const unknown = strangers.map(({ source, why }) => yellow(`  ${source}: ${why}\n`));
  const sums = `${count("collected")} collected, ${count("missing")} missing, ${count("refused")} refused`;
  return `${lines.join("\n")}\n${strangers.length > 0 ? `\nnot taken:\n${unknown.join("")}` : ""}\n${sums}\n`;
}

function lineOf({ student, task, status, files, leftOut, handedIn }: CollectedSubmission): string {
  const left =
    leftOut.length === 0
      ? ""
      : `, ${leftOut.length} left out (${leftOut[0]?.path}: ${leftOut[0]?.why}${leftOut.length > 1 ? " …" : ""})`;
  const taken =
    status === "collected" ? `${files.length} ${files.length === 1 ? "file" : "files"}${left}` : `${status}${left}`;
  return `${student}  ${task}  ${taken}${handedIn === undefined ? "" : `  ${handedIn}`}`;
}
