/**
 * What the search tries next. Two kinds of branches need not be tried, and histories with many operations at once or of unknown
 * outcome would be hopeless with them:
 * - What changes nothing and fits, such as a read of what is there, is placed at once and nothing else is tried: in any order in which
 *   it comes later it may as well come now.
 * - What may never take effect is placed only where something is waiting for it: unless what comes right after it depends on it, the
 *   order holds without it. Of those that do the same thing the first will do.
 */
import { type KeyHistory, none, type Placeable } from "./key-history.ts";
import type { Pending } from "./pending.ts";

/** Whether an operation may take effect where the register holds this. */
export function fits({ needs, forbids }: Placeable, state: number): boolean {
  return (needs === none || needs === state) && forbids !== state;
}

/** What the register holds after it. */
export function stateAfter({ writes }: Placeable, state: number): number {
  return writes === none ? state : writes;
}

/** The operations to try where the register holds this, in their order. */
export function movesFrom({ operations, optional }: KeyHistory, pending: Pending, state: number): number[] {
  const candidates = pending.candidates();
  const fitting = candidates.filter((number) => fits(operations[number]!, state));
  const observer = fitting.find((number) => operations[number]!.writes === none);
  if (observer !== undefined) return [observer];
  if (optional.size === 0) return fitting;
  const waiting = candidates.map((number) => operations[number]!).filter((operation) => !fits(operation, state));
  return [...fitting, ...helpful(waiting, optional, pending, state)];
}

/** Optional operations that make a waiting one fit, or another optional one that does so. */
function helpful(
  waiting: readonly Placeable[],
  optional: KeyHistory["optional"],
  pending: Pending,
  state: number,
): number[] {
  const anyOther = waiting.some(({ forbids }) => forbids === state);
  const wanted = new Set(anyOther ? optional.keys() : waiting.map(({ needs }) => needs));
  const found: number[] = [];
  for (const value of wanted) {
    // What is there already nobody waits for.
    if (value === state) continue;
    for (const group of optional.get(value) ?? []) {
      const number = pending.firstAvailable(group.members);
      if (number === none) continue;
      if (group.needs === none || group.needs === state) found.push(number);
      else wanted.add(group.needs);
    }
  }
  return found;
}
