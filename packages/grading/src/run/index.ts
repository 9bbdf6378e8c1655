/**
 * Starting grades: what the command line and the project's own tests use, outside vitest's workers.
 *
 * @packageDocumentation
 */
export * from "./collector.ts";
export * from "./options.ts";
export * from "./prove.ts";
export * from "./run-requirements.ts";
