/** `npm run bench`: how many states or events a second, with how much memory. Each row in a process of its own. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeWhole } from "@workbook/workbook/whole-file";
import { endOnInterrupt, endsFirst, isEnding } from "../interrupt.ts";
import { progress, say } from "../screen.ts";
import { type BenchRow, benchRowSchema, benchSchema } from "./bench-schema.ts";
import { workloads } from "./workloads.ts";

const help = `npm run bench -- [--only PATTERN] [--json FILE]

  --only PATTERN  only rows whose name matches this regular expression
  --json FILE     write the rows to this file; those that were measured, when Ctrl-C ends the rest
  --help          this text

Rows: ${[...workloads.keys()].join("; ")}`;

const { values } = parseArgs({
  options: { only: { type: "string" }, json: { type: "string" }, help: { type: "boolean" } },
});
if (values.help) say(help);
else await bench(new RegExp(values.only ?? "", "i"), values.json);

async function bench(only: RegExp, file: string | undefined): Promise<void> {
  const names = [...workloads.keys()].filter((name) => only.test(name));
  if (names.length === 0) throw new Error(`no row matches ${only}; there are: ${[...workloads.keys()].join("; ")}`);
  const rows: BenchRow[] = [];
  endOnInterrupt(() => write(rows, file));
  say(columns("row", "distinct", "generated", "a second", "executions", "MB", "seconds"));
  for (const [index, name] of names.entries()) {
    progress(`${index + 1} of ${names.length}: ${name}`);
    const row = await measure(name);
    rows.push(row);
    const { distinct, generated, perSecond, executions, peakMb, elapsedMs } = row;
    const numbers = [distinct, generated, perSecond, executions, peakMb].map((number) =>
      number.toLocaleString("en-US"),
    );
    say(columns(name, ...numbers, (elapsedMs / 1_000).toFixed(1)));
  }
  write(rows, file);
}

function write(rows: readonly BenchRow[], file: string | undefined): void {
  if (file === undefined) return;
  writeWhole(file, `${JSON.stringify(benchSchema.parse({ schema: "workbook.bench/1", rows }), null, 2)}\n`);
}

function columns(name: string, ...cells: readonly string[]): string {
  return [name.padEnd(32), ...cells.map((cell) => cell.padStart(13))].join("");
}

/** Runs one row in a process of its own, so that its memory is its own. */
async function measure(name: string): Promise<BenchRow> {
  const script = fileURLToPath(new URL("./measure.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, name], { stdio: ["ignore", "pipe", "inherit"] });
  endsFirst(child);
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    output += piece;
  });
  const exit = await new Promise<number | null>((resolve) => child.on("close", resolve));
  // What has ended it ends this process, too, in a moment.
  if (isEnding()) return new Promise(() => {});
  if (exit !== 0) throw new Error(`${name} ended with exit code ${exit}`);
  return benchRowSchema.parse(JSON.parse(output));
}
