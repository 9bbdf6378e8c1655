/** Colours, where the terminal has them. */
import { type TextStyle, toText } from "@workbook/diagram";
import type { RequirementRecord } from "@workbook/grading";
import type { Trace } from "@workbook/harness";
import colours from "picocolors";

type Paint = (text: string) => string;

/** How each way of ending looks. */
const marks: Record<RequirementRecord["status"], { readonly sign: string; readonly paint: Paint }> = {
  passed: { sign: "✓", paint: colours.green },
  failed: { sign: "✗", paint: colours.red },
  "not-started": { sign: "·", paint: colours.dim },
  error: { sign: "!", paint: colours.yellow },
};

/** A requirement's sign. */
export function sign(status: RequirementRecord["status"]): string {
  const { sign, paint } = marks[status];
  return paint(sign);
}

const inDiagrams: Partial<Record<TextStyle, Paint>> = {
  abort: (text) => colours.bold(colours.yellow(text)),
  arrival: colours.cyan,
  commit: (text) => colours.bold(colours.green(text)),
  crash: (text) => colours.bold(colours.red(text)),
  failure: (text) => colours.bold(colours.red(text)),
  force: colours.magenta,
  lane: colours.dim,
  lost: colours.red,
  muted: colours.dim,
  name: colours.bold,
  partition: colours.yellow,
  printed: colours.italic,
  send: colours.cyan,
  timer: colours.yellow,
  violation: (text) => colours.bold(colours.red(text)),
  wait: colours.red,
  write: colours.magenta,
};

/** How many columns a line may have where the output is no terminal. */
const columnsOfFiles = 100;

/** A run's diagram, as wide as the terminal but for an indentation. */
export function diagram(trace: Trace, indentation = 0): string {
  const columns = process.stdout.columns ?? columnsOfFiles;
  return toText(trace, {
    width: Math.max(40, columns - indentation),
    paint: (text, style) => inDiagrams[style]?.(text) ?? text,
  });
}

export const { bold, cyan, dim, green, red, yellow } = colours;
