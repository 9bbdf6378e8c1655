/** The simulator's one function: what happens to a cluster in a sample of all that could. */
import { type Cluster, describeCluster } from "@workbook/harness";
import { counterexample, nondeterminism } from "./counterexample.ts";
import { type Sample, Sampler } from "./sample.ts";
import { amount, describeSampling, type SimulateOptions, seedsOf } from "./sampling.ts";
import type { SampledCoverage, SampledViolation, Simulation } from "./simulation.ts";
import type { FaultKind } from "./swarm.ts";

/**
 * Runs a cluster once for each seed, under virtual time, with latencies and faults drawn from the seed, and judges every
 * run. The last seed is run twice, the second time in modules that are evaluated anew for every incarnation.
 *
 * @param cluster whose factories are not called: the executor runs the nodes
 * @throws Refusal when the executor cannot load the nodes
 */
export async function simulate(cluster: Cluster, options: SimulateOptions): Promise<Simulation> {
  const sampler = new Sampler(cluster, options);
  const sampling = new Sampling(sampler, options);
  await sampling.run();
  const { samples, failed } = sampling;
  let violation: SampledViolation | undefined;
  if (failed) violation = await counterexample(cluster, options, sampler, failed);
  else if (sampling.disagrees !== undefined) violation = await nondeterminism(cluster, options, sampling.disagrees);
  const unfinished =
    sampling.stopped ||
    failed !== undefined ||
    samples.some(({ ending }) => ending === "events" || ending === "stopped");
  const outcome = violation ? "violated" : unfinished ? "bounded" : "held";
  const reached = new Set(samples.flatMap((sample) => [...sample.reached]));
  return {
    outcome,
    setting: simulationSetting(cluster, options),
    ...(violation ? { violation } : {}),
    unreached: (options.sometimes ?? []).map(({ name }) => name).filter((name) => !reached.has(name)),
    todos: [...new Set(samples.flatMap(({ todo }) => (todo === undefined ? [] : [todo])))],
    notes: violation ? notesOf(violation) : [],
    coverage: coverageOf(outcome, options, samples),
    runs: samples.map(({ seed, events, virtualMs, digest }) => ({ seed, events, virtualMs, digest })),
  };
}

/** A cluster and a sampling in one line, by which a simulation can be named. */
export function simulationSetting(cluster: Cluster, options: Omit<SimulateOptions, "executor">): string {
  return `${describeCluster(cluster)}; ${describeSampling(options)}`;
}

/** The runs of all seeds, several at once where the executor has lanes for them. */
class Sampling {
  /** The runs that count: all, or those up to the first that failed. */
  samples: readonly Sample[] = [];
  failed: Sample | undefined;
  /** A seed that ran differently in modules evaluated anew. */
  disagrees: number | undefined;
  stopped = false;
  private readonly done: Sample[] = [];
  private readonly seeds: readonly number[];
  private readonly sampler: Sampler;
  private readonly options: SimulateOptions;
  private next = 0;
  private ended = 0;
  private events = 0;
  private firstFailure = Infinity;

  constructor(sampler: Sampler, options: SimulateOptions) {
    this.sampler = sampler;
    this.options = options;
    this.seeds = seedsOf(options.seeds);
  }

  async run(): Promise<void> {
    const lanes = Math.min(this.options.executor.lanes, this.seeds.length);
    await Promise.all(Array.from({ length: lanes }, () => this.lane()));
    this.failed = this.done[this.firstFailure];
    const last = Math.min(this.firstFailure + 1, this.seeds.length);
    this.samples = this.seeds.slice(0, last).flatMap((_, index) => this.done[index] ?? []);
    this.stopped = this.samples.length < last;
    await this.audit();
  }

  private async lane(): Promise<void> {
    while (this.next < this.seeds.length && this.next < this.firstFailure && !this.options.signal?.aborted) {
      const index = this.next++;
      const { observe } = this.options;
      const sample = await this.sampler.run(this.seeds[index]!, { observe, thorough: index === this.seeds.length - 1 });
      this.done[index] = sample;
      if (sample.broken) this.firstFailure = Math.min(this.firstFailure, index);
      this.events += sample.events;
      this.options.onProgress?.({ runs: ++this.ended, of: this.seeds.length, events: this.events });
    }
  }

  /** Nothing may outlive a crash, or a run, but the log: with fresh modules a run goes the same way. */
  private async audit(): Promise<void> {
    const last = this.done[this.seeds.length - 1];
    if (!last || this.failed || this.options.signal?.aborted) return;
    const again = await this.sampler.run(last.seed, { fresh: true, thorough: true });
    if (again.ending === "stopped") return;
    if (again.digest !== last.digest || again.deeds !== last.deeds) this.disagrees = last.seed;
  }
}

function coverageOf(
  outcome: Simulation["outcome"],
  options: SimulateOptions,
  samples: readonly Sample[],
): SampledCoverage {
  const sum = (count: (sample: Sample) => number) => samples.reduce((total, sample) => total + count(sample), 0);
  const events = sum((sample) => sample.events);
  const count = (kind: FaultKind) => sum(({ faults }) => faults[kind]);
  const faults = {
    crashes: count("crashes"),
    drops: count("drops"),
    duplicates: count("duplicates"),
    partitions: count("partitions"),
  };
  const happened = Object.entries(faults).flatMap(([kind, times]) => (times > 0 ? [`${amount(times)} ${kind}`] : []));
  const word = outcome === "held" ? "sampled" : outcome;
  return {
    states: 0,
    transitions: events,
    executions: sum(({ executions }) => executions),
    runs: samples.length,
    events,
    virtualMs: sum(({ virtualMs }) => virtualMs),
    faults,
    summary: `${word}: ${describeSampling(options)}; ${[`${amount(events)} events`, ...happened].join(", ")}`,
  };
}

function notesOf({ seed, foundSteps, steps }: SampledViolation): string[] {
  if (foundSteps === 0) return [];
  return [`found with seed ${seed} after ${amount(foundSteps)} steps, of which ${amount(steps)} are needed`];
}
