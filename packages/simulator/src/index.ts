/**
 * Seeded random runs of systems too large to exhaust: virtual time, latencies, swarms of faults, healing, and a shrinker.
 *
 * @packageDocumentation
 */
export * from "./latency.ts";
export type { Climate, Sampled, SimulateOptions } from "./sampling.ts";
export * from "./simulate.ts";
export * from "./simulation.ts";
export { type Chance, calm, type FaultKind, type Swarm } from "./swarm.ts";
export type { Observer } from "./watch.ts";
