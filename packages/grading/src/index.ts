/**
 * What an exercise's requirements are written with, and the shape of a report.
 *
 * @packageDocumentation
 */
export * from "./evidence.ts";
export type { ExamineOptions } from "./examine-target.ts";
export { type Level, levelSentences, levels } from "./execution/confinement/level.ts";
export { type Probe, probeLevels } from "./execution/confinement/probe.ts";
export { endIdleChildren } from "./execution/idle-children.ts";
export { nodeSurroundings } from "./execution/node-surroundings.ts";
export * from "./execution/open-executor.ts";
export * from "./exercise.ts";
export * from "./own-nodes.ts";
export * from "./record.ts";
export * from "./report.ts";
export { demonstration, type RequirementOptions, type RequirementTools, requirement } from "./requirement.ts";
export * from "./script.ts";
export * from "./script-sequel.ts";
export * from "./settings.ts";
export { type Bundle, type BundleOptions, bundleSubmission } from "./submission/bundle.ts";
export { bundleSource, type Watched } from "./submission/bundle-source.ts";
export {
  type Declared,
  type Mutant,
  readDemonstrations,
  readMutants,
  readVariants,
  type Variant,
} from "./submission/declaration.ts";
export { requireTarget } from "./submission/overlay.ts";
export { sourcesIn } from "./submission/sources.ts";
export { findRoot, type Target } from "./submission/target.ts";
export type { Fault } from "./verdict.ts";
