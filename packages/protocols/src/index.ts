/**
 * Commit protocols as black boxes, to be compared, measured and broken. Where a task's reference is the protocol, it is that;
 * in a learner's edition of the course this package is one file.
 *
 * @packageDocumentation
 */
export * from "./cautious.ts";
export * from "./decentralised.ts";
export * from "./pre-abort.ts";
export type { Protocol, Vote } from "./protocol.ts";
export * from "./textbook-three-phase.ts";
export * from "./three-phase.ts";
export * from "./two-phase.ts";
