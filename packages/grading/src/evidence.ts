/** What stands beside a failed requirement in the Vitest UI: the picture first, then how to go on. */
import { toSvg } from "@workbook/diagram";
import type { RequirementRecord } from "./record.ts";

/** One annotation. */
export interface Evidence {
  readonly message: string;
  /** A space-time diagram as SVG. */
  readonly picture?: string | undefined;
}

/** The annotations of a requirement that did not pass. */
export function evidenceOf(record: RequirementRecord): Evidence[] {
  const { run, message, coverage, hint, trace } = record;
  return [
    { message, picture: run && toSvg(run) },
    { message: `Searched: ${coverage}` },
    ...record.notes.map((note) => ({ message: `Note: ${note}` })),
    ...(hint ? [{ message: `Hint: ${hint}` }] : []),
    ...(trace ? [{ message: `Replay: ${replayCommand(trace)}` }] : []),
  ];
}

/** The command that shows a run again. */
export function replayCommand(token: string): string {
  return `npm run replay -- ${token}`;
}
