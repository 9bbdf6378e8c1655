/** The crash points of a coordinator as a person and as a program reads them. */
import type { CrashPointResult, RunResult, ScenarioResult } from "./crash-points.ts";

/** A report, as `--json` writes it. */
export interface CrashReport {
  readonly schema: "workbook.postgres-2pc/1";
  /** Whose coordinator it was. */
  readonly target: string;
  /** What the databases are. */
  readonly databases: string;
  readonly scenarios: readonly ScenarioResult[];
  readonly runs: number;
  /** Runs with anything wrong. */
  readonly failed: number;
}

/** The report of what was tried. */
export function reportOf(target: string, databases: string, scenarios: readonly ScenarioResult[]): CrashReport {
  const runs = scenarios.flatMap(({ points }) => points.flatMap((point) => point.runs));
  const failed = runs.filter(({ violations }) => violations.length > 0).length;
  return { schema: "workbook.postgres-2pc/1", target, databases, scenarios, runs: runs.length, failed };
}

/** A line for each crash point, then each violation with its place, then the sum. */
export function reportText(report: CrashReport): string {
  const parts = report.scenarios.flatMap((scenario) => [
    `${scenario.title}\n\n${tableText(scenario)}`,
    ...complaintsOf(scenario),
  ]);
  return `${[...parts, sumText(report)].join("\n\n")}\n`;
}

/** So wide is a sentence's line. */
const columns = 92;

const headings = ["", "crash right after", "restart at once", "restart later"];

/** The table of one transfer. */
export function tableText({ points }: ScenarioResult): string {
  const rows = [headings, ...points.map(rowOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join("  ")}`.trimEnd())
    .join("\n");
}

function rowOf({ crashAfter, effect, runs }: CrashPointResult): string[] {
  if (crashAfter === undefined) return ["", `(${effect})`, ...runs.map(cellOf)];
  return [String(crashAfter).padStart(2), effect, ...runs.map(cellOf)];
}

function cellOf({ outcome, violations }: RunResult): string {
  return violations.length === 0 ? `✓ ${outcome}` : `✗ ${outcome}`;
}

/** What went wrong in the same way is told once, after all the places where it did. */
function complaintsOf({ points }: ScenarioResult): string[] {
  const placesOf = new Map<string, string[]>();
  for (const point of points)
    for (const run of point.runs.filter(({ violations }) => violations.length > 0)) {
      const sentences = run.violations.map(paragraph).join("\n");
      placesOf.set(sentences, [...(placesOf.get(sentences) ?? []), `✗ ${placeOf(point, run)}`]);
    }
  return [...placesOf].map(([sentences, places]) => `${places.join("\n")}\n${sentences}`);
}

/** A sentence as indented lines, the first less than the others. */
function paragraph(sentence: string): string {
  const lines = [""];
  for (const word of sentence.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > columns) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return `  - ${lines.join("\n    ")}`;
}

function placeOf({ crashAfter, effect }: CrashPointResult, { restart }: RunResult): string {
  if (crashAfter === undefined) return "no crash";
  return `crash ${crashAfter}, right after ${effect}; restart ${restart}`;
}

function sumText({ runs, failed }: CrashReport): string {
  if (failed > 0)
    return `${failed} of ${runs} runs went wrong. The explorer finds a shortest schedule for most mistakes: npm run grade -- 02`;
  return `${runs} runs, none wrong: no transaction is in doubt, no money is lost, all is changed or nothing, as it was decided.`;
}
