/** What a simulation is asked: which runs, under which network and faults, for how long. */
import type { Always, CrashCuts, Goal, LiveExecutor } from "@workbook/harness";
import { describeLatency, type Latency } from "./latency.ts";
import { describeSwarm, type Swarm } from "./swarm.ts";
import type { Observer } from "./watch.ts";

/** The network, its faults, and how long they last: what a run is drawn from, together with its seed. */
export interface Climate {
  /** How long each message is on its way. */
  readonly latency: Latency;
  /** What may go wrong, until `stormMs`. */
  readonly faults: Swarm;
  /** Milliseconds of virtual time during which faults happen. 10,000 when left out. */
  readonly stormMs?: number;
  /**
   * Milliseconds after that in which none happens, every partition is healed and every node is up: what must come has to
   * come by then. 60,000 when left out.
   */
  readonly healingMs?: number;
  /** How long the harness waits before it repeats a call's request, in milliseconds. 100 when left out. */
  readonly repeatMs?: number;
  /** Where crashes fall; between any two effects when left out. */
  readonly crashCuts?: CrashCuts;
  /** How far one run goes. A run that is not at its end by then proves nothing. 1,000,000 events when left out. */
  readonly bound?: { readonly events: number };
}

/** How a long simulation is going. */
export interface Sampled {
  /** Runs that have ended. */
  readonly runs: number;
  readonly of: number;
  readonly events: number;
}

/** What is to be judged, in which runs. */
export interface SimulateOptions extends Climate {
  /** One run for each; a number n stands for the seeds 1 to n. */
  readonly seeds: number | readonly number[];
  /** Must hold at every moment of every run. */
  readonly always?: readonly Always[];
  /** Must be reached in some run, or the sample proved nothing. */
  readonly sometimes?: readonly Goal[];
  /** Must be so at the end of every run, when all has healed. */
  readonly eventually?: readonly Goal[];
  /** Is told what is observed in every run, with virtual time: latencies and throughput come from it. */
  readonly observe?: Observer;
  /** Runs the nodes. */
  readonly executor: LiveExecutor;
  /** Told now and then how the sampling is going. */
  readonly onProgress?: (progress: Sampled) => void;
  /** Awaited now and then, also within a run, so that other things can happen meanwhile: a signal, a message, a picture. */
  readonly pause?: () => Promise<void>;
  /** Stops the simulation cleanly, also within a run; what was covered is still reported. */
  readonly signal?: { readonly aborted: boolean };
}

/** A climate with nothing left out. */
export type FullClimate = Required<Climate>;

/** Fills in what was left out. */
export function fullClimate(climate: Climate): FullClimate {
  const { latency, faults, stormMs = 10_000, healingMs = 60_000, repeatMs = 100, crashCuts = "effects" } = climate;
  return { latency, faults, stormMs, healingMs, repeatMs, crashCuts, bound: climate.bound ?? { events: 1_000_000 } };
}

/** The seeds by themselves. */
export function seedsOf(seeds: SimulateOptions["seeds"]): readonly number[] {
  return typeof seeds === "number" ? Array.from({ length: seeds }, (_, index) => index + 1) : seeds;
}

/** Seeds and climate in one line: `100 seeds, latency 5 ms, no faults`. */
export function describeSampling(options: Climate & Pick<SimulateOptions, "seeds">): string {
  const { latency, faults, stormMs, healingMs, crashCuts } = fullClimate(options);
  const swarm = describeSwarm(faults);
  const atomic = crashCuts === "handlers" ? ["atomic handlers"] : [];
  const phases = swarm === "no faults" ? [] : [`${amount(stormMs)} ms of faults, ${amount(healingMs)} ms to heal`];
  return [describeSeeds(options.seeds), `latency ${describeLatency(latency)}`, ...atomic, swarm, ...phases].join(", ");
}

function describeSeeds(seeds: SimulateOptions["seeds"]): string {
  const count = seedsOf(seeds).length;
  if (typeof seeds === "number") return count === 1 ? "seed 1" : `${amount(count)} seeds`;
  return `${count === 1 ? "seed" : "seeds"} ${seeds.join(" ")}`;
}

/** A number as readers write it: `1,234,567`. */
export function amount(count: number): string {
  return count.toLocaleString("en-US");
}
