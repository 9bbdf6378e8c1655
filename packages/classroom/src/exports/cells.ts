/** Tables as CSV, in which no cell is a formula. */
import { stringify } from "csv-stringify/sync";

/** A cell. Nothing where there is none, such as points without a verdict. */
export type Cell = string | number | undefined;

/** Spreadsheets run what begins with these. */
const formula = /^[=+\-@\t\r]/;

/** Rows as CSV. Text that a spreadsheet would take for a formula has an apostrophe before it. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return stringify(rows.map((row) => row.map(safe)));
}

function safe(cell: Cell): string {
  if (cell === undefined) return "";
  return typeof cell === "string" && formula.test(cell) ? `'${cell}` : String(cell);
}
