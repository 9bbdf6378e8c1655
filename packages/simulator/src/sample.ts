/** Runs single seeds, and says what came of each. */
import type { Cluster, NodeId } from "@workbook/harness";
import type { Ending } from "./endings.ts";
import { type Move, recorderInto } from "./move.ts";
import { type FullClimate, fullClimate, type SimulateOptions } from "./sampling.ts";
import { ScriptedRun } from "./scripted-run.ts";
import { type RunParts, SimulatedRun } from "./simulated-run.ts";
import type { FaultKind } from "./swarm.ts";
import { type Broken, type Observer, Watch } from "./watch.ts";

/** What came of one run. */
export interface Sample {
  readonly seed: number;
  readonly ending: Ending;
  readonly broken: Broken | undefined;
  /** Whether what broke is a property of the end. */
  readonly brokeAtEnd: boolean;
  readonly reached: ReadonlySet<string>;
  readonly todo: string | undefined;
  readonly events: number;
  readonly executions: number;
  readonly virtualMs: number;
  readonly digest: string;
  /** A digest of what nodes did, where that was asked for. */
  readonly deeds: string;
  readonly faults: Readonly<Record<FaultKind, number>>;
}

/** How a run is to be made. */
export interface Manner {
  /** Modules anew for every incarnation. */
  readonly fresh?: boolean;
  /** A digest of all that nodes did. */
  readonly thorough?: boolean;
  readonly observe?: Observer | undefined;
}

/** A failing run written down. */
export interface Recording {
  readonly sample: Sample;
  /** All moves, up to the failure. */
  readonly moves: readonly Move[];
  /** How many of them came before faults ended. */
  readonly stormy: number;
}

/** Makes runs of one cluster under one climate. */
export class Sampler {
  private readonly cluster: Cluster;
  private readonly options: SimulateOptions;
  private readonly climate: FullClimate;
  private readonly nodes: readonly NodeId[];

  constructor(cluster: Cluster, options: SimulateOptions) {
    this.cluster = cluster;
    this.options = options;
    this.climate = fullClimate(options);
    this.nodes = Object.keys(cluster.nodes);
  }

  /** Runs a seed. */
  run(seed: number, manner: Manner = {}): Promise<Sample> {
    return this.make(seed, manner, (parts) => new SimulatedRun(parts));
  }

  /** Runs a seed, and writes it down. */
  record(seed: number): Promise<Recording> {
    return this.recording(seed, (parts) => new SimulatedRun(parts));
  }

  /** Runs a script, and writes down what could be made of it. */
  replay(seed: number, script: readonly Move[], heals: boolean): Promise<Recording> {
    return this.recording(seed, (parts) => new ScriptedRun(parts, script, heals));
  }

  private async breathe(): Promise<boolean> {
    const { pause, signal } = this.options;
    await pause?.();
    return !signal?.aborted;
  }

  private async recording(seed: number, runOf: (parts: RunParts) => SimulatedRun): Promise<Recording> {
    const moves: Move[] = [];
    let stormy: number | undefined;
    const sample = await this.make(seed, { record: recorderInto(moves) }, (parts) => {
      const run = runOf(parts);
      run.onHealing = () => {
        stormy = moves.length;
      };
      return run;
    });
    return { sample, moves, stormy: stormy ?? moves.length };
  }

  private async make(
    seed: number,
    { fresh = false, thorough, observe, record }: Manner & Pick<RunParts, "record">,
    runOf: (parts: RunParts) => SimulatedRun,
  ): Promise<Sample> {
    const { cluster, climate, options } = this;
    const live = options.executor.begin({ fresh });
    try {
      const watch: Watch = new Watch(options, this.nodes, observe && ((event) => observe(event, run.world.now, seed)));
      const breathe = options.pause && (() => this.breathe());
      const run = runOf({ cluster, climate, seed, live, watch, record, thorough, breathe });
      const ending = await run.run();
      return sampleOf(seed, ending, run, watch);
    } finally {
      live.close();
    }
  }
}

function sampleOf(seed: number, ending: Ending, run: SimulatedRun, watch: Watch): Sample {
  const { events, brokeAtEnd, digest, deeds, weather, world } = run;
  return {
    seed,
    ending,
    brokeAtEnd,
    events,
    broken: watch.broken,
    reached: watch.reached,
    todo: world.todo,
    executions: world.executions,
    virtualMs: world.now,
    digest: digest.text,
    deeds: deeds.text,
    faults: weather.counts,
  };
}
