/** All producers. A new kind of marker is a file in `producers/` and a word here. */
import type { Marker } from "./marker.ts";
import { PageError } from "./marker.ts";
import type { Producer } from "./producer.ts";
import { counterexample } from "./producers/counterexample.ts";
import { executions, states, steps, transitions } from "./producers/figures.ts";
import { lines } from "./producers/lines.ts";
import { snippet } from "./producers/snippet.ts";
import { table } from "./producers/table.ts";

const producers: readonly Producer[] = [counterexample, steps, states, transitions, executions, lines, snippet, table];

/**
 * The producer of a marker's text.
 * @throws PageError when there is none
 */
export function producerOf({ name, line }: Marker): Producer {
  const found = producers.find((producer) => producer.name === name);
  if (found) return found;
  throw new PageError(line, `nothing produces "${name}"; there are ${producers.map((known) => known.name).join(", ")}`);
}
