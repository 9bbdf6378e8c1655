/** What a requirement leaves behind for the reporter. Plain data: it crosses from the test's process. */
import { encodeToken, type Trace } from "@workbook/harness";
import type { Ledger, Search } from "./ledger.ts";
import type { RequirementResult } from "./report.ts";
import type { Claim } from "./requirement.ts";
import { describeTarget } from "./settings.ts";
import type { Fault, Verdict } from "./verdict.ts";

/** A requirement's result with what a person wants to see of it. */
export interface RequirementRecord extends RequirementResult {
  readonly exercise: string;
  readonly target: string;
  readonly states: number;
  readonly transitions: number;
  readonly executions: number;
  readonly elapsedMs: number;
  /** The hint's name; empty without one. */
  readonly hint: string;
  /** Whether every search was carried through: an exploration saw all that there was, a simulation its whole sample. */
  readonly complete: boolean;
  /** Steps of the counterexample; 0 without one. */
  readonly steps: number;
  readonly notes: readonly string[];
  /** Whose fault an error is. */
  readonly fault?: Fault | undefined;
  /** The counterexample. */
  readonly run?: Trace | undefined;
}

declare module "vitest" {
  interface TaskMeta {
    requirement?: RequirementRecord;
  }
}

/** Writes a requirement's record. */
export function recordOf(
  claim: Claim,
  ledger: Ledger,
  { status, message, fault }: Verdict,
  elapsedMs: number,
): RequirementRecord {
  const { exercise, visibility, title, options, graded } = claim;
  const { searches, failed } = ledger;
  const total = (count: (search: Search) => number) => searches.reduce((sum, search) => sum + count(search), 0);
  const run = status === "failed" ? failed?.result.violation?.trace : undefined;
  return {
    id: options.id,
    title,
    points: status === "passed" ? options.points : 0,
    outOf: options.points,
    visibility,
    status,
    message,
    trace: run && failed ? tokenOf(claim, failed) : "",
    coverage: failed ? failed.result.coverage.summary : coverageOf(searches),
    exercise,
    target: describeTarget(graded.target),
    states: total(({ result }) => result.coverage.states),
    transitions: total(({ result }) => result.coverage.transitions),
    executions: total(({ result }) => result.coverage.executions),
    elapsedMs,
    hint: options.hint ?? "",
    // Only a simulation says that it held: an exploration is exhausted, or proves nothing.
    complete: searches.every(({ result }) => result.outcome === "exhausted" || result.outcome === "held"),
    steps: (run && failed?.result.violation?.steps) ?? 0,
    notes: [...new Set(searches.flatMap(({ result }) => result.notes))],
    fault,
    run,
  };
}

/** One line for all searches: `exhausted: multiset, 1 drop | forgetless; 14 searches, 5,451 states`. */
function coverageOf(searches: readonly Search[]): string {
  const [explored, sampled] = [searches.filter(isExploration), searches.filter((search) => !isExploration(search))];
  const parts = [...summary(explored, "states"), ...summary(sampled, "transitions")];
  return parts.join(" · ") || "nothing searched";
}

function isExploration({ result }: Search): boolean {
  return result.coverage.states > 0;
}

function summary(searches: readonly Search[], counted: "states" | "transitions"): string[] {
  if (searches.length === 0) return [];
  const outcomes = [...new Set(searches.map(({ result }) => (result.outcome === "held" ? "sampled" : result.outcome)))];
  const conditions = [...new Set(searches.map(({ result }) => result.setting.split("; ")[1] ?? ""))];
  const total = searches.reduce((sum, { result }) => sum + result.coverage[counted], 0).toLocaleString("en-US");
  const count = searches.length === 1 ? "" : `${searches.length} searches, `;
  const unit = counted === "states" ? "states" : "events";
  return [`${outcomes.join(" and ")}: ${conditions.join(" | ")}; ${count}${total} ${unit}`];
}

function tokenOf({ exercise, graded, settings }: Claim, { result, cluster, conditions, hash }: Search): string {
  const { violation } = result;
  if (!violation) return "";
  return encodeToken({
    exercise,
    target: describeTarget(graded.target),
    version: settings.version,
    hash,
    cluster: { name: cluster.name, params: violation.trace.cluster.params },
    network: conditions.network,
    crashCuts: conditions.crashCuts ?? "effects",
    choices: [...violation.choices],
    violation: violation.trace.violation,
  });
}
