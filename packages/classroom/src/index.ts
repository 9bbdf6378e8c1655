/**
 * A class of untrusted submissions: collected, graded, reported and exported.
 *
 * @packageDocumentation
 */
export * from "./class-folder.ts";
export * from "./class-settings.ts";
export * from "./collection.ts";
export * from "./gradebook.ts";
export * from "./result.ts";
