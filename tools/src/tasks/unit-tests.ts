/** Runs the unit tests of one project and counts them. */
import type { Reporter, TestCase, TestModule } from "vitest/node";
import { startVitest } from "vitest/node";
import type { Fact } from "../fact.ts";
import type { Result } from "./result.ts";

/** Counts tests; those that fail are facts worth a line. */
export class Counting implements Reporter {
  readonly facts: Fact[] = [];
  passed = 0;
  failed = 0;

  onTestCaseResult(test: TestCase): void {
    const { state } = test.result();
    if (state === "passed") this.passed++;
    if (state === "failed") this.fail(`${placeOf(test.module)}: ${test.fullName}`, test.result().errors);
  }

  onTestModuleEnd(module: TestModule): void {
    if (module.errors().length > 0) this.fail(`${placeOf(module)} can be loaded`, module.errors());
  }

  onTestRunEnd(_modules: readonly TestModule[], unhandled: readonly { message: string }[]): void {
    if (unhandled.length > 0) this.fail("no error outside any test", unhandled);
    else if (this.passed + this.failed === 0) this.fail("there are tests", []);
  }

  private fail(name: string, errors: readonly { message: string }[] = []): void {
    this.failed++;
    this.facts.push({ name, ok: false, detail: errors.map(({ message }) => message).join("\n") });
  }
}

function placeOf({ project, relativeModuleId }: TestModule): string {
  return `${project.name}/${relativeModuleId}`;
}

/** Runs a project of the root's `vitest.config.ts`. */
export async function runUnitTests(root: string, project: string): Promise<Omit<Result, "schema">> {
  const counting = new Counting();
  const vitest = await startVitest("test", [], {
    root,
    watch: false,
    project: [project],
    reporters: ["default", counting],
  });
  await vitest.close();
  const { passed, failed, facts } = counting;
  return { passed, failed, facts: [...facts], records: [] };
}
