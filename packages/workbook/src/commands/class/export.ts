/** `export`: a class's grades as files for other systems. */
import { resolve } from "node:path";
import type { ExportFormat } from "@workbook/classroom";
import { Command } from "commander";
import { yellow } from "../../paint.ts";

/** The command. */
export function exportCommand(): Command {
  return new Command("export")
    .description("Write a class's grades for other systems: CSV, Canvas, Moodle, Gradescope, PrairieLearn, JUnit.")
    .argument("<CLASS>", "the class's folder")
    .option("--format <NAME...>", "requirements, canvas, moodle, gradescope, prairielearn, junit; all when left out")
    .action(write);
}

async function write(dir: string, { format }: { readonly format?: string[] }): Promise<void> {
  const { exportClass, exportFormats } = await import("@workbook/classroom");
  const unknown = (format ?? []).filter((name) => !exportFormats.includes(name as ExportFormat));
  if (unknown.length > 0)
    throw new Error(`there is no format ${unknown.join(", ")}; there are ${exportFormats.join(", ")}`);
  const { files, without } = exportClass(resolve(dir), format as ExportFormat[] | undefined);
  const [first = "", ...more] = files;
  process.stdout.write(`${first}${more.length === 0 ? "" : ` and ${more.length} more`}\n`);
  for (const { student, task } of without)
    process.stdout.write(
      yellow(`  no verdict, left empty: ${student}, ${task}; grade it again, or give points by hand\n`),
    );
}
