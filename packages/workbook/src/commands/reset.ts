/** `reset`: back to the starter. Nothing is lost. */
import { cpSync, renameSync } from "node:fs";
import { join } from "node:path";
import { findExercises } from "@workbook/grading";
import { Command } from "commander";
import { freeName } from "../free-name.ts";
import { root } from "../place.ts";
import { printData } from "../print-data.ts";

/** The command. */
export function resetCommand(): Command {
  return new Command("reset")
    .description("Put an exercise's src/ back to the starter. What was there is kept beside it.")
    .argument("<NN>", "the exercise's number")
    .option("--json", "as data, for programs")
    .action(reset);
}

function reset(number: string, { json }: { readonly json?: boolean }): void {
  const [id] = findExercises(root, [number]);
  const folder = join(root, "exercises", id!);
  const backup = freeName(join(folder, "src.backup"));
  renameSync(join(folder, "src"), backup);
  cpSync(join(folder, "starter"), join(folder, "src"), { recursive: true });
  if (json) return printData("reset", { exercise: id, backup });
  process.stdout.write(`exercises/${id}/src is the starter again; your work is in ${backup}\n`);
}
