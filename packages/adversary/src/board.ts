/** A game set up from its table: no protocol's source is needed. */
import type { Game, GameTable } from "./game.ts";
import type { Board } from "./position.ts";
import { tableExecutor } from "./table.ts";

/** Sets a game up. */
export function boardOf(game: Game, { nodes, inFlightCap, table }: GameTable): Board {
  const cluster = {
    ...game.cluster,
    nodes: Object.fromEntries(nodes.map((id) => [id, () => ({})])),
    inFlightCap,
  };
  return { game, cluster, executor: tableExecutor(table) };
}
