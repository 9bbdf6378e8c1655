/**
 * Every schedule within a bound.
 *
 * @packageDocumentation
 */
export * from "./exploration.ts";
export * from "./explore.ts";
export * from "./survey.ts";
