/** Every crash point of a coordinator: counts its effects in a run without a crash, then crashes it after each of them. */
import { labelOf } from "@workbook/diagram";
import type { CrashPoint, LiveRun } from "@workbook/harness";
import type { LogFile } from "@workbook/runtime";
import { type CrashPlan, type Ending, type Restart, runWithCrash, type Scenario } from "./crash-run.ts";
import type { Database } from "./database.ts";
import { type Outcome, outcomeOf, violationsOf } from "./judge.ts";

/** The transfers that are made: one that both databases can do, and one that p1 refuses. */
export const scenarios: readonly Scenario[] = [
  { title: "p1 pays 30 of its 100 to p2", balances: [100, 100], changes: [-30, 30], outcome: "commit" },
  {
    title: "p1 is to pay 300 of its 100 to p2, and refuses",
    balances: [100, 100],
    changes: [-300, 300],
    outcome: "abort",
  },
];

const restarts: readonly Restart[] = ["at once", "later"];

/** How one run ended. */
export interface RunResult {
  readonly restart: Restart;
  readonly outcome: Outcome;
  readonly decisions: Ending["decisions"];
  readonly balances: readonly number[];
  /** What is wrong, in sentences. */
  readonly violations: readonly string[];
}

/** One crash point. */
export interface CrashPointResult {
  /** The crash comes right after so many effects. Left out: the run without a crash. */
  readonly crashAfter?: number;
  /** The last effect before the crash, in a few words. */
  readonly effect: string;
  readonly runs: readonly RunResult[];
}

/** All crash points of one transfer. */
export interface ScenarioResult {
  readonly title: string;
  readonly points: readonly CrashPointResult[];
}

/** What the crash points are tried in. */
export interface CrashTest {
  readonly databases: readonly Database[];
  readonly log: LogFile;
  /** Begins a run of the coordinator's cluster. */
  readonly begin: () => LiveRun;
  /** Ends the test after the run that is going on. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Tries every crash point of every transfer. When it is stopped, what has been tried is there.
 *
 * @throws NotStarted when the coordinator reaches a `todo`
 */
export async function crashEverywhere(test: CrashTest): Promise<ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  const attempts = new Attempts(test);
  for (const scenario of scenarios) {
    if (test.signal?.aborted) break;
    results.push({ title: scenario.title, points: await pointsOf(scenario, attempts, test.signal) });
  }
  return results;
}

async function pointsOf(scenario: Scenario, attempts: Attempts, signal?: AbortSignal): Promise<CrashPointResult[]> {
  const calm = await attempts.run(scenario, { restart: "later" });
  const points: CrashPointResult[] = [{ effect: "no crash", runs: [calm.result] }];
  const labels = ["nothing yet", ...calm.effects.map(effectLabel)];
  for (const [crashAfter, effect] of labels.entries()) {
    if (signal?.aborted) break;
    const runs: RunResult[] = [];
    for (const restart of restarts) runs.push((await attempts.run(scenario, { crashAfter, restart })).result);
    points.push({ crashAfter, effect, runs });
  }
  return points;
}

/** Runs one after another, each with a transaction of its own. */
class Attempts {
  private count = 0;
  private readonly test: CrashTest;

  constructor(test: CrashTest) {
    this.test = test;
  }

  async run(scenario: Scenario, plan: CrashPlan): Promise<{ effects: readonly CrashPoint[]; result: RunResult }> {
    const { databases, log, begin } = this.test;
    const run = begin();
    try {
      const ending = await runWithCrash(scenario, plan, {
        run,
        log,
        databases,
        transaction: `transfer-${++this.count}`,
      });
      const { decisions, balances, effects } = ending;
      const violations = violationsOf(scenario, plan, ending);
      const outcome = outcomeOf(scenario, ending);
      return { effects, result: { restart: plan.restart, outcome, decisions, balances, violations } };
    } finally {
      run.close();
    }
  }
}

function effectLabel(effect: CrashPoint): string {
  switch (effect.kind) {
    case "send":
      return `${labelOf({ ...effect.message })} → ${effect.to}`;
    case "write":
    case "force":
      return `${effect.kind} ${labelOf(effect.record)}`.trim();
    case "compact":
      return `compact log to [${effect.records.map(labelOf).join(", ")}]`;
    case "decide":
      return `decides ${effect.decision}`;
    case "emit":
      return `emits ${labelOf(effect.observation)}`;
    default:
      return effect.kind;
  }
}
