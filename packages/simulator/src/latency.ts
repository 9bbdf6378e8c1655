/** How long something takes, as a distribution: a message on its way, a node that is down. */
import type { Dice } from "./dice.ts";

/** A distribution of durations in milliseconds of virtual time. Plain data, so that it can be named in a report. */
export type Latency =
  | { readonly kind: "constant"; readonly ms: number }
  | { readonly kind: "uniform"; readonly fromMs: number; readonly toMs: number }
  | { readonly kind: "exponential"; readonly meanMs: number }
  | { readonly kind: "log-normal"; readonly medianMs: number; readonly p99Ms: number };

/** Always the same. */
export const constant = (ms: number): Latency => ({ kind: "constant", ms });
/** Anything between two durations, all equally likely. */
export const uniform = (fromMs: number, toMs: number): Latency => ({ kind: "uniform", fromMs, toMs });
/** Memoryless: most are short, and a long one may always come. */
export const exponential = (meanMs: number): Latency => ({ kind: "exponential", meanMs });
/** With a long tail, as networks have it. Half are below the median; one of a hundred is above `p99Ms`. */
export const logNormal = (medianMs: number, p99Ms: number): Latency => ({ kind: "log-normal", medianMs, p99Ms });

/** The shortest and the longest that can be drawn, in milliseconds. */
export function spanOf(latency: Latency): { readonly fromMs: number; readonly toMs: number } {
  switch (latency.kind) {
    case "constant":
      return { fromMs: latency.ms, toMs: latency.ms };
    case "uniform":
      return latency;
    case "exponential":
    case "log-normal":
      return { fromMs: 0, toMs: Infinity };
  }
}

/** The standard normal distribution's 99th percentile. */
const z99 = 2.3263478740408408;

/** Makes the function that draws from a distribution. */
export function sampler(latency: Latency): (dice: Dice) => number {
  switch (latency.kind) {
    case "constant":
      return () => latency.ms;
    case "uniform":
      return (dice) => latency.fromMs + (latency.toMs - latency.fromMs) * dice.next();
    case "exponential":
      return (dice) => -latency.meanMs * Math.log(1 - dice.next());
    case "log-normal": {
      const sigma = Math.log(latency.p99Ms / latency.medianMs) / z99;
      return (dice) => latency.medianMs * Math.exp(sigma * standardNormal(dice));
    }
  }
}

/** By the method of Box and Muller. */
function standardNormal(dice: Dice): number {
  const radius = Math.sqrt(-2 * Math.log(1 - dice.next()));
  return radius * Math.cos(2 * Math.PI * dice.next());
}

/** A distribution in a few words: `log-normal 5 ms, p99 80 ms`. */
export function describeLatency(latency: Latency): string {
  switch (latency.kind) {
    case "constant":
      return `${latency.ms} ms`;
    case "uniform":
      return `uniform ${latency.fromMs} to ${latency.toMs} ms`;
    case "exponential":
      return `exponential ${latency.meanMs} ms`;
    case "log-normal":
      return `log-normal ${latency.medianMs} ms, p99 ${latency.p99Ms} ms`;
  }
}
