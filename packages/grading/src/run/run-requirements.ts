/** Runs requirements in vitest and hands back what became of each. */
import { startVitest } from "vitest/node";
import type { RequirementRecord } from "../record.ts";
import type { ExerciseResult, Report, RequirementResult } from "../report.ts";
import type { GradeSettings } from "../settings.ts";
import { Collector, type OnRecord } from "./collector.ts";
import { gradePlugins, gradeTestOptions, onceOptions } from "./options.ts";

/** What became of a grade. */
export interface GradeRun {
  readonly records: readonly RequirementRecord[];
  /** What went wrong outside any requirement: the workbook's fault. One line each. */
  readonly errors: readonly string[];
}

/**
 * Grades the targets that the settings name.
 *
 * @param onRecord is told of each requirement as it ends
 * @param signal ends the run in order
 */
export async function runRequirements(
  settings: GradeSettings,
  onRecord?: OnRecord,
  signal?: AbortSignal,
): Promise<GradeRun> {
  const collector = new Collector(onRecord, signal);
  const exitCode = process.exitCode;
  const vitest = await startVitest(
    "test",
    [],
    {
      ...gradeTestOptions(settings),
      ...onceOptions(settings),
      config: false,
      watch: false,
      reporters: [collector],
      passWithNoTests: true,
    },
    { plugins: gradePlugins(settings), logLevel: "silent" },
  );
  await vitest.close();
  // A failed requirement is a grade, not a failure of the command.
  process.exitCode = exitCode;
  return { records: collector.inOrder(), errors: collector.errors };
}

/** The report of a run. */
export function reportOf({ records }: GradeRun): Report {
  const groups = new Map<string, RequirementRecord[]>();
  for (const record of records) {
    const key = `${record.exercise} ${record.target}`;
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return { schema: "workbook.report/1", exercises: [...groups.values()].map(exerciseOf) };
}

function exerciseOf(records: readonly RequirementRecord[]): ExerciseResult {
  const sum = (count: (record: RequirementRecord) => number) =>
    records.reduce((total, record) => total + count(record), 0);
  return {
    id: records[0]!.exercise,
    target: records[0]!.target,
    points: sum(({ points }) => points),
    outOf: sum(({ outOf }) => outOf),
    states: sum(({ states }) => states),
    transitions: sum(({ transitions }) => transitions),
    executions: sum(({ executions }) => executions),
    elapsedMs: sum(({ elapsedMs }) => elapsedMs),
    requirements: records.map(resultOf),
  };
}

function resultOf(record: RequirementRecord): RequirementResult {
  const { id, title, points, outOf, visibility, status, message, trace, coverage } = record;
  return { id, title, points, outOf, visibility, status, message, trace, coverage };
}
