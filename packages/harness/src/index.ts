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
export * from "./input.ts";
export * from "./node.ts";
export * from "./plain.ts";
export * from "./property.ts";
export * from "./refusal.ts";
export * from "./sandbox.ts";
export * from "./source.ts";
export * from "./trace.ts";
