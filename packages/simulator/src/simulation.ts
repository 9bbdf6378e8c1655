/** What a simulation found out. */
import type { Coverage, SearchResult, Violation } from "@workbook/harness";
import type { FaultKind } from "./swarm.ts";

/** What was sampled. */
export interface SampledCoverage extends Coverage {
  readonly runs: number;
  /** Starts, deliveries, timers, repetitions, restarts and heals of all runs together. */
  readonly events: number;
  /** Milliseconds of virtual time of all runs together. */
  readonly virtualMs: number;
  readonly faults: Readonly<Record<FaultKind, number>>;
}

/** A property broken, with the seed of the run that broke it. Its choices are what was left after shrinking. */
export interface SampledViolation extends Violation {
  readonly seed: number;
  /** Steps of the run as it was found. */
  readonly foundSteps: number;
}

/** One run in short. */
export interface RunSummary {
  readonly seed: number;
  readonly events: number;
  /** Milliseconds of virtual time at its end. */
  readonly virtualMs: number;
  /** Sixteen hexadecimal digits: two runs with the same ones took the same way. */
  readonly digest: string;
}

/** What a simulation found out. */
export interface Simulation extends SearchResult {
  /** `held`: nothing broke in any run. `bounded`: a run was not at its end when it met its bound, or it was stopped. */
  readonly outcome: "held" | "violated" | "bounded";
  readonly violation?: SampledViolation;
  readonly coverage: SampledCoverage;
  /** Every run that counts, in the order of the seeds. */
  readonly runs: readonly RunSummary[];
}
