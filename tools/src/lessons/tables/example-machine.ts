/** The worked example of a saga's state machine, drawn as a table from the value that the exercise gives. */
import { type ExampleTransition, exampleMachine } from "@workbook/13-saga-orchestration/given/example-machine.ts";
import type { TableMaker } from "../producers/table.ts";

/** The table: a row for each state, a column for each event. */
export const machineOfExample: TableMaker = {
  needsSolutions: false,
  make() {
    const events = [...new Set(Object.values(exampleMachine).flatMap((entries) => Object.keys(entries)))];
    const rows = Object.entries(exampleMachine).map(([state, entries]) => {
      const cells = events.map((event) => shown(entries[event]));
      return row([`**${state}**`, ...cells]);
    });
    return { text: [row(["", ...events]), row(Array(events.length + 1).fill("---")), ...rows].join("\n") };
  },
};

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function shown(transition: ExampleTransition | undefined): string {
  if (!transition) return "·";
  const [state, ...commands] = transition;
  return commands.length > 0 ? `${state} (${commands.join(", ")})` : state;
}
