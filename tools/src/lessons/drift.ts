/** How a marker's text differs from what it should be, in a few lines. */
import { diffLines } from "diff";
import type { Drift } from "./page.ts";

/** No more lines of a difference than somebody reads. */
const mostLines = 8;
const mostColumns = 110;

/** One drift: `line 12, lines: "11" should be "14"`. */
export function describeDrift({ marker, wanted }: Drift): string {
  const what = `line ${marker.line}, ${marker.name}:`;
  if (!wanted.includes("\n") && !marker.body.includes("\n")) return `${what} "${marker.body}" should be "${wanted}"`;
  const changed = diffLines(marker.body, wanted).flatMap(({ value, added, removed }) =>
    added || removed ? linesOf(value).map((line) => `${added ? "+" : "-"} ${line}`.slice(0, mostColumns)) : [],
  );
  const rest = changed.length > mostLines ? [`… ${changed.length - mostLines} more lines`] : [];
  return [what, ...changed.slice(0, mostLines), ...rest].join("\n  ");
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}
