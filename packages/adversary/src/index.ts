/**
 * Be the adversary: a run of a real protocol whose every step a reader chooses, with what breaks and what a shortest way
 * would have been.
 *
 * @packageDocumentation
 */
export * from "./board.ts";
export * from "./game.ts";
export * from "./games.ts";
export * from "./position.ts";
export * from "./solve.ts";
export * from "./table.ts";
export * from "./view.ts";
export * from "./waiting.ts";
