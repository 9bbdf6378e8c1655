/** From what happened while a requirement ran to passed, failed, not started, or an error that is somebody's fault. */
import { NoAnswer, Refusal } from "@workbook/harness";
import { type Ledger, useLedger } from "./ledger.ts";
import { Unfinished } from "./matchers.ts";
import type { Status } from "./report.ts";
import type { Claim } from "./requirement.ts";

/**
 * Whose fault an error is: the submission's process gave no answer in time or ended (`no-answer`), a search met its bounds
 * (`unfinished`), or the workbook failed (`workbook`).
 */
export type Fault = "no-answer" | "unfinished" | "workbook";

/** How a requirement ended, in one line. */
export interface Verdict {
  readonly status: Status;
  readonly message: string;
  /** Whose fault an error is. */
  readonly fault?: Fault | undefined;
}

/** Runs a requirement's body, and judges. */
export async function verdictOf(claim: Claim, ledger: Ledger, body: () => Promise<void>): Promise<Verdict> {
  useLedger(ledger);
  try {
    await body();
    return withoutError(claim, ledger);
  } catch (error) {
    return ofError(error, ledger);
  } finally {
    useLedger(undefined);
  }
}

function withoutError({ graded }: Claim, ledger: Ledger): Verdict {
  const [question] = ledger.todos;
  if (question !== undefined) return { status: "not-started", message: question };
  if (ledger.searches.length > 0) return { status: "passed", message: "" };
  const { setting } = graded;
  const seen = ledger.skipped.join(" | ");
  if (setting === undefined) return ours("this requirement searches nothing, so it proves nothing");
  return ours(`no search has the setting "${setting}"; there are: ${seen}`);
}

function ofError(error: unknown, { failed }: Ledger): Verdict {
  if (error instanceof Refusal) return { status: "failed", message: lineOf(error) };
  if (error instanceof Unfinished) return { status: "error", message: lineOf(error), fault: "unfinished" };
  if (error instanceof NoAnswer) return { status: "error", message: lineOf(error), fault: "no-answer" };
  if (failed || (error instanceof Error && error.name === "AssertionError"))
    return { status: "failed", message: lineOf(error) };
  return ours(lineOf(error));
}

function ours(what: string): Verdict {
  return { status: "error", message: `a fault of the workbook, not yours: ${what}`, fault: "workbook" };
}

function lineOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
}
