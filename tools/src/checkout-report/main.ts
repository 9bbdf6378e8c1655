/** `npm run report -w @workbook/15-checkout-saga`: the report on busy days of a checkout, yours or the reference's. */
import { writeFileSync } from "node:fs";
import { root } from "@workbook/workbook";
import { Command } from "commander";
import { cumulativePlot } from "../cumulative-plot.ts";
import { runCommand } from "../run-command.ts";
import { progress, say } from "../screen.ts";
import { measure } from "./measure.ts";
import { describeMeasured, plotted, tableOf } from "./summary.ts";

interface Options {
  readonly solution?: boolean;
  readonly days: string;
  readonly svg?: string;
  readonly json?: boolean;
}

await runCommand(
  new Command("report")
    .description("How orders end on busy days, and how long customers wait: a table, and a plot.")
    .option("--solution", "of the reference, not of your own checkout")
    .option("--days <count>", "how many days of 500 orders", "40")
    .option("--svg <file>", "write the plot to this file")
    .option("--json", "write table and plot as JSON, for programs")
    .action(report),
);

async function report({ solution, days, svg, json }: Options): Promise<void> {
  const target = solution ? ({ kind: "solution" } as const) : ({ kind: "submission" } as const);
  const measured = await measure(root, target, Number(days), ({ runs, of, events }) => {
    if (!json) progress(`${runs} of ${of} days, ${events.toLocaleString("en-US")} events`);
  });
  const text = `${tableOf(measured)}\n\n${describeMeasured(measured)}`;
  const plot = `${cumulativePlot(plotted(measured))}\n`;
  if (svg !== undefined) writeFileSync(svg, plot);
  say(json ? JSON.stringify({ text, plot }) : text);
}
