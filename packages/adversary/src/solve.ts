/** What the explorer makes of a game. */
import { explore } from "@workbook/explorer";
import type { Choice } from "@workbook/harness";
import type { Board } from "./position.ts";

/** A shortest way to a game's aim. */
export interface Solution {
  readonly choices: readonly Choice[];
  /** Without the nodes' undisturbed starts. */
  readonly steps: number;
  readonly states: number;
}

/**
 * Searches for a shortest way, by every schedule.
 * @throws Error when there is none: the game cannot be won
 */
export async function solve({ game, cluster, executor }: Board): Promise<Solution> {
  const { aim } = game;
  const { violation, coverage } = await explore(cluster, {
    executor,
    network: "multiset",
    faults: game.faults,
    ...(aim.kind === "break"
      ? { always: game.always.filter(({ name }) => name === aim.property) }
      : { nonBlocking: "all" as const }),
  });
  if (!violation) throw new Error(`${game.id} cannot be won: ${coverage.summary}`);
  const { choices } = violation;
  const steps = choices.filter((choice) => choice.kind !== "start" || choice.crash).length;
  return { choices, steps, states: coverage.states };
}
