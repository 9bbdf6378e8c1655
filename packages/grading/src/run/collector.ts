/** A vitest reporter that gathers the records of requirements and prints nothing. */
import type { Reporter, SerializedError, TestCase, TestModule, Vitest } from "vitest/node";
import type { RequirementRecord } from "../record.ts";

/** Told of each requirement as it ends. */
export type OnRecord = (record: RequirementRecord) => void;

/** Gathers records, and what went wrong outside any requirement. */
export class Collector implements Reporter {
  errors: string[] = [];
  private records: { readonly record: RequirementRecord; readonly place: number }[] = [];
  private readonly onRecord: OnRecord;
  private readonly signal: AbortSignal | undefined;
  /** Who waits for Ctrl-C besides vitest. */
  private readonly others = process.listeners("SIGINT");

  /** @param signal ends the run in order: what is being searched says how far it came, what is not begun is left out */
  constructor(onRecord: OnRecord = () => {}, signal?: AbortSignal) {
    this.onRecord = onRecord;
    this.signal = signal;
  }

  /** Is told which vitest it listens to. */
  onInit(vitest: Vitest): void {
    if (!this.signal) return;
    this.signal.addEventListener("abort", () => void vitest.cancelCurrentRun("keyboard-input"));
    // Vitest would end this process at the first Ctrl-C, before anything was said.
    for (const listener of process.listeners("SIGINT")) {
      if (!this.others.includes(listener)) process.off("SIGINT", listener);
    }
  }

  onTestCaseResult(test: TestCase): void {
    const record = test.meta().requirement;
    if (record) {
      this.records.push({ record, place: this.records.length });
      this.onRecord(record);
    } else if (test.result().state === "failed") {
      this.errors.push(`${test.fullName}: ${test.result().errors?.[0]?.message ?? "it failed"}`);
    }
  }

  onTestModuleEnd(module: TestModule): void {
    for (const { message } of module.errors()) this.errors.push(`${module.relativeModuleId}: ${message}`);
  }

  onTestRunEnd(_modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    for (const { message } of unhandled) this.errors.push(message);
  }

  /** Begins anew, for the next run of a watch. */
  forget(): void {
    this.errors = [];
    this.records = [];
  }

  /** Exercise by exercise and target by target, what learners see first; always in the same order. */
  inOrder(): RequirementRecord[] {
    const shown = { public: 0, hidden: 1 };
    const sorted = [...this.records].sort(
      (a, b) =>
        compare(a.record.exercise, b.record.exercise) ||
        compare(a.record.target, b.record.target) ||
        shown[a.record.visibility] - shown[b.record.visibility] ||
        a.place - b.place,
    );
    return sorted.map(({ record }) => record);
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
