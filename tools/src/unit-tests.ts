/** The unit tests of all packages, in one run of vitest. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Reporter, TestCase, TestModule } from "vitest/node";
import { startVitest } from "vitest/node";
import type { Fact } from "./fact.ts";

/** What became of the unit tests: one fact a file, and real counts. */
export interface UnitTests {
  readonly facts: readonly Fact[];
  readonly passed: number;
  readonly failed: number;
}

class Counting implements Reporter {
  readonly facts: Fact[] = [];
  passed = 0;
  failed = 0;

  onTestCaseResult(test: TestCase): void {
    const { state } = test.result();
    if (state === "passed") this.passed++;
    if (state === "failed") this.fail(`${test.module.relativeModuleId}: ${test.fullName}`, test.result().errors);
  }

  onTestModuleEnd(module: TestModule): void {
    if (module.errors().length > 0) this.fail(`${module.relativeModuleId} cannot be loaded`, module.errors());
  }

  onTestRunEnd(_modules: readonly TestModule[], unhandled: readonly { message: string }[]): void {
    if (unhandled.length > 0) this.fail("an error outside any test", unhandled);
  }

  private fail(name: string, errors: readonly { message: string }[] = []): void {
    this.failed++;
    this.facts.push({ name, ok: false, detail: errors.map(({ message }) => message).join("\n    ") });
  }
}

/** Runs the tests in `packages/*` and in those of the project's folders that are named. */
export async function runUnitTests(root: string, folders: readonly string[]): Promise<UnitTests> {
  const packages = readdirSync(join(root, "packages")).map((name) => `packages/${name}`);
  const projects = [...packages, ...folders].filter((folder) => existsSync(join(root, folder, "test")));
  const counting = new Counting();
  const vitest = await startVitest("test", [], {
    root,
    config: false,
    watch: false,
    reporters: [counting],
    projects: projects.map((folder) => ({
      test: { name: folder, root: join(root, folder), testTimeout: 0, hookTimeout: 0 },
    })),
  });
  await vitest.close();
  process.exitCode = 0;
  return counting;
}
