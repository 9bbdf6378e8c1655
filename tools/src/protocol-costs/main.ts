/** `npm run costs -w @workbook/09-two-phase-versus-three-phase`: what commit protocols cost, measured. */
import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { cumulativePlot } from "../cumulative-plot.ts";
import { runCommand } from "../run-command.ts";
import { progress, say } from "../screen.ts";
import { blockingWindows, latencies, pathCosts } from "./measure.ts";
import { costTable, latencyTable, plotted, windowTable } from "./tables.ts";

interface Options {
  readonly svg?: string;
  readonly json?: boolean;
}

const seeds = 10;
const transactions = 200;
const concurrency = 16;

await runCommand(
  new Command("costs")
    .description("What commit protocols cost: messages, forced writes, delays, blocking windows, latencies.")
    .option("--svg <file>", "write the plot of latencies to this file")
    .option("--json", "write tables and plot as JSON, for programs")
    .action(costs),
);

async function costs({ svg, json }: Options): Promise<void> {
  const during = (what: string) => {
    if (!json) progress(what);
  };
  during("costs of all paths");
  const costsTable = costTable(await pathCosts());
  during("blocking windows");
  const windowsTable = windowTable(await blockingWindows());
  during("latencies");
  const sampled = await latencies(seeds, transactions);
  const text = `${latencyTable(sampled, concurrency)}\n\n${seeds} seeds, ${transactions} transactions each, three participants.`;
  const plot = `${cumulativePlot(plotted(sampled))}\n`;
  if (svg !== undefined) writeFileSync(svg, plot);
  if (json) return say(JSON.stringify({ costs: costsTable, windows: windowsTable, latency: text, plot }));
  say([costsTable, windowsTable, text].join("\n\n"));
}
