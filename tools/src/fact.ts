/** Facts that the project promises about itself, and how they are told. */
import type { Fact } from "@workbook/grading/run";
import { say } from "./screen.ts";

export type { Fact };

/** Counts what held and what did not. */
export class Tally {
  private passed = 0;
  private failed = 0;

  /** Notes a fact; what holds is told in one line, what does not with its reason. */
  add({ name, ok, detail }: Fact): void {
    this.addCounts(ok ? 1 : 0, ok ? 0 : 1);
    say(`${ok ? "✓" : "✗"} ${name}${ok || !detail ? "" : indented(detail)}`);
  }

  /** Notes a number of facts at once. */
  addCounts(passed: number, failed: number): void {
    this.passed += passed;
    this.failed += failed;
  }

  /** The line that ends a run; the exit code follows it. Nothing passed is a failure too: nothing ran. */
  close(): void {
    say(`${this.passed} passed, ${this.failed} failed`);
    if (this.failed > 0 || this.passed === 0) process.exitCode = 1;
  }
}

function indented(text: string): string {
  return `\n${text}`.replaceAll("\n", "\n    ");
}
