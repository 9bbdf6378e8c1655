/**
 * The command line's parts that other tools of the project use.
 *
 * @packageDocumentation
 */
export { root, version } from "./place.ts";
export { type RunningSite, startSite } from "./site.ts";
export { type RunningUi, startUi } from "./vitest-ui.ts";
