/** The operations of one key, made ready for the search: values are numbers, and what can have no effect is gone. */
import type { RegisterOperation, RegisterValue } from "./history.ts";
import { sessionOrder } from "./validation.ts";

/** Where an operation says nothing. */
export const none = -1;

/** An operation that may be placed in the order. */
export interface Placeable {
  readonly operation: RegisterOperation;
  /** What the register has to hold when it takes effect, what it must not hold, and what it holds then; each by its number, or `none`. */
  readonly needs: number;
  readonly forbids: number;
  readonly writes: number;
  /** Whether it may never take effect. */
  readonly optional: boolean;
  /** The one of its session that comes right before it and has taken effect; `none` where there is none. */
  readonly after: number;
}

/** Optional operations that do the same thing, by number, as they were invoked. */
export interface Alike {
  readonly needs: number;
  readonly writes: number;
  readonly members: readonly number[];
}

/** One key of a history. */
export interface KeyHistory {
  readonly key: string;
  /** Values by number. The first is there at first. */
  readonly values: readonly RegisterValue[];
  /** As they were invoked. Their places are their numbers. */
  readonly operations: readonly Placeable[];
  /** Optional operations by what they write. */
  readonly optional: ReadonlyMap<number, readonly Alike[]>;
}

/** Prepares the operations of one key. */
export function keyHistory(key: string, all: readonly RegisterOperation[], initial: RegisterValue): KeyHistory {
  const numbers = new Map<RegisterValue, number>([[initial, 0]]);
  const numberOf = (value: RegisterValue) => {
    if (!numbers.has(value)) numbers.set(value, numbers.size);
    return numbers.get(value)!;
  };
  const last = new Map<string, number>();
  const operations = all
    .filter(canMatter)
    .sort(sessionOrder)
    .map((operation, number): Placeable => {
      const { session } = operation;
      const after = last.get(session) ?? none;
      const optional = operation.outcome === "unknown";
      // Nothing waits for what may never take effect.
      if (!optional) last.set(session, number);
      return { operation, ...effectOf(operation, numberOf), optional, after };
    });
  return { key, values: [...numbers.keys()], operations, optional: alike(operations) };
}

/** What failed had no effect; of a read that nobody heard of there is nothing to explain. */
function canMatter({ kind, outcome }: RegisterOperation): boolean {
  return outcome === "ok" || (outcome === "unknown" && kind !== "read");
}

type Effect = Pick<Placeable, "needs" | "forbids" | "writes">;

function effectOf(operation: RegisterOperation, numberOf: (value: RegisterValue) => number): Effect {
  switch (operation.kind) {
    case "read":
      return { needs: numberOf(operation.result!), forbids: none, writes: none };
    case "write":
      return { needs: none, forbids: none, writes: numberOf(operation.value) };
    case "cas": {
      const expected = numberOf(operation.expected);
      if (operation.outcome === "ok" && !operation.result) return { needs: none, forbids: expected, writes: none };
      // Of an unknown outcome it counts only where it replaces: where it does not, it may as well never take effect.
      return { needs: expected, forbids: none, writes: numberOf(operation.value) };
    }
  }
}

function alike(operations: readonly Placeable[]): KeyHistory["optional"] {
  const byWritten = new Map<number, (Alike & { readonly members: number[] })[]>();
  for (const [number, { needs, writes, optional }] of operations.entries()) {
    if (!optional) continue;
    const groups = byWritten.get(writes) ?? [];
    byWritten.set(writes, groups);
    const group = groups.find((other) => other.needs === needs);
    if (group) group.members.push(number);
    else groups.push({ needs, writes, members: [number] });
  }
  return byWritten;
}
