/**
 * What protocols promise, each property once, with its source.
 *
 * @packageDocumentation
 */
export * from "./atomic-commit.ts";
export * from "./blocked-states.ts";
export * from "./concurrency.ts";
export * from "./conservation.ts";
export * from "./continuations.ts";
export * from "./crash-position.ts";
export * from "./effects.ts";
export * from "./exactly-once.ts";
export * from "./forgetting.ts";
export * from "./grouped-record.ts";
export * from "./isolation/index.ts";
export * from "./linearizability/index.ts";
export * from "./log-size.ts";
export * from "./message-count.ts";
export * from "./message-fields.ts";
export * from "./meter.ts";
export * from "./monotone-status.ts";
export * from "./paxos.ts";
export * from "./retransmission.ts";
export * from "./saga.ts";
export * from "./saga-status.ts";
export * from "./stable-storage.ts";
export * from "./three-phase.ts";
export * from "./uncertainty.ts";
export * from "./votes.ts";
export * from "./waiting.ts";
