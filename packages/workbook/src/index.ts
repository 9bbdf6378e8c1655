/**
 * The command line's parts that other tools of the project use.
 *
 * @packageDocumentation
 */
export { root, version } from "./place.ts";
