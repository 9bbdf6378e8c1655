/**
 * `npm test`: everything that the project promises about itself. In a handout, which has neither solutions nor hidden
 * requirements, it is the harness's tests and the visible requirements of the starters.
 *
 * What has not changed since it last passed is not run again; what failed is.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { exerciseIds, findExercises, type RequirementRecord } from "@workbook/grading";
import { findPostgres } from "@workbook/postgres";
import { root } from "@workbook/workbook";
import { Command } from "commander";
import { checkTables } from "./adversary-tables.ts";
import { chromium, hasChromium } from "./chromium.ts";
import { Tally } from "./fact.ts";
import { checkLessons } from "./lessons.ts";
import { type ProofListener, proveExercises } from "./proofs.ts";
import { runCommand } from "./run-command.ts";
import { progress, say } from "./screen.ts";
import { type ResultTask, tasksNamed } from "./task-results.ts";
import type { Result } from "./tasks/result.ts";
import { hasUnitTests } from "./tasks/unit-test-projects.ts";

const tally = new Tally();
await runCommand(
  new Command("npm test --")
    .description("Test everything that the project promises about itself. What has not changed is not run again.")
    .argument("[NN...]", "only prove these exercises and check their lessons")
    .action(testEverything),
);

async function testEverything(names: string[]): Promise<void> {
  const chosen = names.length === 0 ? undefined : findExercises(root, names);
  const records = chosen
    ? await exercises(chosen)
    : // In one run with the proofs: else one processor waits for the other at the end of each.
      await exercises(exerciseIds(root), unitTests());
  await lessons(chosen, records);
  say();
  tally.close();
}

/** The unit tests that there are, and those in a browser where there is one. */
function unitTests(): ResultTask[] {
  const browserTests = tasksNamed(root, "browser").filter(() => existsSync(join(root, "tools", "test", "browser")));
  const tests = tasksNamed(root, "test").filter(({ workspace }) => hasUnitTests(root, workspace.folder));
  if (browserTests.length > 0 && !hasChromium()) noBrowser();
  // Where CI is set they have failed.
  if (existsSync(join(root, "solutions")) && !process.env["CI"] && findPostgres() === undefined)
    say("· the tests with PostgreSQL did not run: it is not installed (Debian: apt-get install postgresql)");
  return [...tests, ...(hasChromium() ? browserTests : [])];
}

/** Tests that did not run are told, and never counted as passed. */
function noBrowser(): void {
  const name = "the tests in a browser run";
  const detail = `there is no ${chromium}: install Chromium, or set CHROMIUM to where it is`;
  if (process.env["CI"]) tally.add({ name, ok: false, detail });
  else say(`· the tests in a browser did not run: ${detail}`);
}

function tellUnitTests({ workspace, task }: ResultTask, { passed, failed, facts }: Result): void {
  const name = task === "test" ? workspace.folder : `${workspace.folder}, in a ${task}`;
  if (failed === 0) say(`✓ ${name}: ${passed} tests`);
  for (const fact of facts) tally.add(fact);
  tally.addCounts(passed, failed - facts.length);
}

async function exercises(ids: readonly string[], beside: readonly ResultTask[] = []): Promise<RequirementRecord[]> {
  say(beside.length > 0 ? "Unit tests and exercises" : "Exercises");
  const open = new Set(ids);
  const listener: ProofListener = {
    onResult: (exercise, { facts }) => {
      open.delete(exercise);
      for (const fact of facts) tally.add(fact);
    },
    onBeside: tellUnitTests,
    onProgress: progress,
  };
  const records = await proveExercises(root, ids, listener, beside);
  if (existsSync(join(root, "solutions"))) {
    const detail = 'it has no solution whose package.json has the script "prove"';
    for (const exercise of open) tally.add({ name: `${exercise} is proved`, ok: false, detail });
  }
  return records;
}

async function lessons(ids: readonly string[] | undefined, records: readonly RequirementRecord[]): Promise<void> {
  say("\nLessons");
  const onProgress = (_: number, { exercise, target, id }: RequirementRecord) =>
    progress(`${exercise} ${target} ${id}`);
  for (const fact of await checkLessons(root, { exercises: ids, grade: async () => records, onProgress }))
    tally.add(fact);
  for (const fact of await checkTables(root, ids)) tally.add(fact);
}
