/** The report on busy days of the reference checkout: a table, and a plot beside its exercise. */
import { execFileSync } from "node:child_process";
import { join, posix } from "node:path";
import type { TableMaker } from "../producers/table.ts";

const picture = "exercises/15-checkout-saga/pictures/report.svg";

/** The table. It is made in a process of its own, since lessons are written without waiting. */
export const checkoutReport: TableMaker = {
  needsSolutions: true,
  make(root, page) {
    const main = join(root, "tools", "src", "checkout-report", "main.ts");
    const words = ["--import", "tsx", main, "--solution", "--json"];
    const said = execFileSync(process.execPath, words, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
    const { text, plot } = JSON.parse(said) as { readonly text: string; readonly plot: string };
    const address = posix.relative(posix.dirname(page), picture);
    const alternative = "How long customers waited for the end of their orders, a line for each kind of end";
    return { text: `${text}\n\n![${alternative}](${address})`, files: { [picture]: plot } };
  },
};
