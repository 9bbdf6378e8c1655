/** `report`: a class's grades as pages. */
import { resolve } from "node:path";
import { Command } from "commander";
import { root } from "../../place.ts";

interface Options {
  readonly comment?: string;
  readonly text?: string;
}

/** The command. */
export function reportCommand(): Command {
  return new Command("report")
    .description("Write a class's report: an overview, a page for each student, misconceptions with an example each.")
    .argument("<CLASS>", "the class's folder")
    .option("--comment <CLUSTER>", "say something to all students of this cluster")
    .option("--text <TEXT>", "what to say; nothing takes back what was said")
    .action(report);
}

async function report(dir: string, { comment, text }: Options): Promise<void> {
  const { commentOn, writeReport } = await import("@workbook/classroom");
  if (comment === undefined && text !== undefined)
    throw new Error("--text needs --comment CLUSTER, the cluster that it is for");
  if (comment !== undefined) {
    const count = commentOn(resolve(dir), comment, text ?? "");
    process.stdout.write(`said to ${count} ${count === 1 ? "student" : "students"}\n`);
  }
  process.stdout.write(
    `The report is ${writeReport(root, resolve(dir))}; students/ in it is to give away, page by page.\n`,
  );
}
