/** Facts that the project promises about itself, and how they are told. */
import type { Fact } from "@workbook/grading/run";

export type { Fact };

/** Counts what held and what did not. */
export class Tally {
  private passed = 0;
  private failed = 0;

  /** Notes a fact; what holds is told in one line, what does not with its reason. */
  add({ name, ok, detail }: Fact): void {
    if (ok) this.passed++;
    else this.failed++;
    process.stdout.write(`${ok ? "✓" : "✗"} ${name}${ok || !detail ? "" : indented(detail)}\n`);
  }

  /** Notes a number of facts at once. */
  addCounts(passed: number, failed: number): void {
    this.passed += passed;
    this.failed += failed;
  }

  /** The line that ends a run; the exit code follows it. */
  close(): void {
    process.stdout.write(`${this.passed} passed, ${this.failed} failed\n`);
    if (this.failed > 0 || this.passed === 0) process.exitCode = 1;
  }
}

function indented(text: string): string {
  return `\n${text}`.replaceAll("\n", "\n    ");
}
