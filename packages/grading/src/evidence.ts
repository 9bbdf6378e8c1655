/** What stands beside a failed requirement in the Vitest UI: the picture first, then how to go on. */
import { toSvg } from "@workbook/diagram";
import type { RequirementRecord } from "./record.ts";

/** One annotation. */
export interface Evidence {
  /** What it is, in a word: its heading. */
  readonly kind: "counterexample" | "failure" | "steps" | "searched" | "note" | "hint" | "replay";
  readonly message: string;
  /** A space-time diagram: as SVG, or where that is. */
  readonly picture?: { readonly svg: string } | { readonly address: string } | undefined;
}

/**
 * The annotations of a requirement that did not pass.
 *
 * @param runsAt where runs can be opened, before their tokens
 */
export function evidenceOf(record: RequirementRecord, runsAt?: string): Evidence[] {
  const { run, message, coverage, hint, trace, exercise } = record;
  const address = trace && runsAt ? runsAt + trace : undefined;
  return [
    run
      ? { kind: "counterexample", message, picture: address ? { address } : { svg: toSvg(run) } }
      : { kind: "failure", message },
    ...(address ? [{ kind: "steps", message: "click the picture to go through the run step by step" } as const] : []),
    { kind: "searched", message: coverage },
    ...record.notes.map((note) => ({ kind: "note", message: note }) as const),
    ...(hint ? [{ kind: "hint", message: `npm run hint -- ${exercise.slice(0, 2)} ${hint}` } as const] : []),
    ...(trace ? [{ kind: "replay", message: replayCommand(trace) } as const] : []),
  ];
}

/** The command that shows a run again. */
export function replayCommand(token: string): string {
  return `npm run replay -- ${token}`;
}
