/** From a seed that failed to a run that is short, and that anybody can replay. */
import { type Cluster, playback, stepsAfterStarts } from "@workbook/harness";
import type { Recording, Sample, Sampler } from "./sample.ts";
import { type FullClimate, fullClimate, type SimulateOptions } from "./sampling.ts";
import { shrink } from "./shrink.ts";
import type { SampledViolation } from "./simulation.ts";
import type { Broken } from "./watch.ts";

/** Events that may be spent on making one failure small. Counted, not timed: the result is the same everywhere. */
const shrinkingEvents = 3_000_000;
/** A run that goes on and on while it heals is shown up to here, and so is one that is too long to play back. */
const shownMoves = 60;
const mostMoves = 2000;

/**
 * Runs a failed seed again, writes it down, makes it small, and plays it back.
 *
 * @param failed what the run broke
 * @returns nothing when it was stopped before the failure came again
 */
export async function counterexample(
  cluster: Cluster,
  options: SimulateOptions,
  sampler: Sampler,
  failed: Sample,
): Promise<SampledViolation | undefined> {
  const found = await sampler.record(failed.seed);
  if (found.sample.ending === "stopped") return undefined;
  if (found.sample.digest !== failed.digest || found.sample.broken?.property !== failed.broken?.property)
    return nondeterminism(cluster, options, failed.seed);
  const claims = new Set((options.always ?? []).map(({ name }) => name));
  const small = await shrunk(sampler, found, claims, options);
  return (await violationOf(cluster, options, small, found)) ?? nondeterminism(cluster, options, failed.seed);
}

/** @param claims any of these may stand for any other: a shorter run may break another one first */
async function shrunk(
  sampler: Sampler,
  found: Recording,
  claims: ReadonlySet<string>,
  options: Pick<SimulateOptions, "signal">,
): Promise<Recording> {
  const { seed, broken, brokeAtEnd } = found.sample;
  let best: Recording | undefined;
  let spent = 0;
  const script = found.moves.slice(0, brokeAtEnd ? found.stormy : found.moves.length);
  const retry = async (moves: Recording["moves"]) => {
    if (spent > shrinkingEvents || options.signal?.aborted) return undefined;
    const again = await sampler.replay(seed, moves, brokeAtEnd);
    spent += again.sample.events;
    const { property = "" } = again.sample.broken ?? {};
    const alike = property === broken?.property || (claims.has(property) && claims.has(broken?.property ?? ""));
    if (!alike || again.sample.brokeAtEnd !== brokeAtEnd) return undefined;
    best = again;
    return brokeAtEnd ? again.moves.slice(0, again.stormy) : again.moves;
  };
  if (broken?.lengthy) return found;
  // A failure of the end may hang on how long messages took while all healed; then it is shown as it was found.
  const first = await retry(script);
  if (first) await shrink(first, retry);
  return best ?? found;
}

/** Plays the choices back into a trace; nothing when the nodes do not do again what they did. */
async function violationOf(
  cluster: Cluster,
  options: SimulateOptions,
  { moves, stormy, sample }: Recording,
  found: Recording,
): Promise<SampledViolation | undefined> {
  const { property, sentence } = sample.broken!;
  const end = sample.brokeAtEnd ? stormy + shownMoves : moves.length;
  const choices = moves.slice(0, end > mostMoves ? shownMoves : end).map(({ choice }) => choice);
  const { crashCuts }: FullClimate = fullClimate(options);
  const run = { cluster, network: "multiset", crashCuts, executor: options.executor } as const;
  try {
    const trace = await playback(run, choices, { property, sentence, step: Math.max(0, choices.length - 1) });
    const foundSteps = stepsAfterStarts(found.moves.map(({ choice }) => choice));
    return { property, sentence, choices, steps: stepsAfterStarts(choices), trace, seed: sample.seed, foundSteps };
  } catch {
    return undefined;
  }
}

/** What is said of nodes that go two ways. There is no run to show, since the next one would be another. */
export async function nondeterminism(
  cluster: Cluster,
  options: SimulateOptions,
  seed: number,
): Promise<SampledViolation> {
  const rule = "keep all that a node knows in its fields and its log, nothing in module variables";
  const broken: Broken = {
    property: "nondeterminism",
    sentence: `seed ${seed} ran in one way and then in another; ${rule}`,
  };
  const { crashCuts } = fullClimate(options);
  const run = { cluster, network: "multiset", crashCuts, executor: options.executor } as const;
  const trace = await playback(run, [], { ...broken, step: 0 });
  return { ...broken, choices: [], steps: 0, trace, seed, foundSteps: 0 };
}
