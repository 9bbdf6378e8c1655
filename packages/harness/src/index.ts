/**
 * What a protocol is written against: nodes, effects, messages, stable storage, time and faults.
 *
 * @packageDocumentation
 */
export * from "./cluster.ts";
export * from "./context.ts";
export * from "./effect.ts";
export * from "./executor.ts";
export * from "./faults.ts";
export * from "./in-flight.ts";
export * from "./in-process-executor.ts";
export * from "./incarnation.ts";
export * from "./input.ts";
export * from "./inspect.ts";
export * from "./intrinsics.ts";
export * from "./live.ts";
export * from "./local-state.ts";
export * from "./message.ts";
export * from "./node.ts";
export * from "./outcome.ts";
export * from "./plain.ts";
export * from "./playback.ts";
export * from "./property.ts";
export * from "./random.ts";
export * from "./refusal.ts";
export * from "./run.ts";
export * from "./sandbox.ts";
export * from "./search-result.ts";
export * from "./source.ts";
export * from "./state-graph.ts";
export * from "./stepping-executor.ts";
export * from "./surroundings.ts";
export * from "./token.ts";
export * from "./trace.ts";
