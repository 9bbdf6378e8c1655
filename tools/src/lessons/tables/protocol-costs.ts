/** What commit protocols cost: tables of task 09, and the plot of latencies beside its exercise. */
import { execFileSync } from "node:child_process";
import { join, posix } from "node:path";
import type { Product } from "../producer.ts";
import type { TableMaker } from "../producers/table.ts";

const picture = "exercises/09-two-phase-versus-three-phase/pictures/latencies.svg";

interface Said {
  readonly costs: string;
  readonly windows: string;
  readonly latency: string;
  readonly plot: string;
}

/** What was measured for each root, once for all tables of a run. */
const measured = new Map<string, Said>();

/** Messages, forced writes and delays of all paths. */
export const protocolCosts = makerOf(({ costs }) => ({ text: costs }));

/** Blocking windows. */
export const blockingWindows = makerOf(({ windows }) => ({ text: windows }));

/** Latencies, with the plot. */
export const commitLatencies = makerOf(({ latency, plot }, page) => {
  const address = posix.relative(posix.dirname(page), picture);
  const alternative = "How long transactions take, a line for each protocol";
  return { text: `${latency}\n\n![${alternative}](${address})`, files: { [picture]: plot } };
});

/** They are made in a process of their own, since lessons are written without waiting. */
function makerOf(product: (said: Said, page: string) => Product): TableMaker {
  return {
    needsSolutions: true,
    make(root, page) {
      const said = measured.get(root) ?? (JSON.parse(measure(root)) as Said);
      measured.set(root, said);
      return product(said, page);
    },
  };
}

function measure(root: string): string {
  const main = join(root, "tools", "src", "protocol-costs", "main.ts");
  return execFileSync(process.execPath, ["--import", "tsx", main, "--json"], { cwd: root, encoding: "utf8" });
}
