/** A long history of registers that is linearizable by construction: operations take effect one at a time, and overlap in time. */
import { checkLinearizability, type RegisterOperation, type RegisterValue } from "@workbook/properties";
import type { Counts } from "./workloads.ts";

/** What a history of registers has. */
export interface RegisterLoad {
  readonly operations: number;
  readonly keys: number;
  /** How many sessions have an operation running at once. */
  readonly atOnce: number;
  /** Of so many operations one is of unknown outcome. */
  readonly unheard: number;
}

/**
 * Makes and judges a history.
 *
 * @throws Error when it is found wanting
 */
export function judgedRegisters(load: RegisterLoad): () => Promise<Counts> {
  const history = made(load);
  return async () => {
    const { verdict, steps } = checkLinearizability(history);
    if (verdict !== "linearizable") throw new Error(`the history is ${verdict}`);
    return { distinct: history.length, generated: steps, executions: 0 };
  };
}

function made({ operations, keys, atOnce, unheard }: RegisterLoad): RegisterOperation[] {
  const state = new Map<string, RegisterValue>();
  return Array.from({ length: operations }, (_, at): RegisterOperation => {
    const mixed = mix(at);
    const key = `k${mixed % keys}`;
    // Sessions take turns, so that each has ended before its turn comes again.
    const times = { invokedAt: 10 * at, returnedAt: 10 * (at + atOnce) - 5 };
    const isUnheard = mix(at + operations) % unheard === 0;
    const call = { session: `s${at % atOnce}`, key, outcome: isUnheard ? "unknown" : "ok", ...times } as const;
    const found = state.get(key) ?? null;
    if (mixed & 256) return { ...call, kind: "read", result: found };
    // Half of what nobody heard of takes effect.
    if (!isUnheard || mixed & 512) state.set(key, at);
    return mixed & 1024
      ? { ...call, kind: "write", value: at }
      : { ...call, kind: "cas", expected: found, value: at, result: true };
  });
}

/** Mixed, the same each time. */
function mix(number: number): number {
  const product = Math.imul(number + 1, 2_654_435_761);
  return Math.imul(product ^ (product >>> 15), 2_246_822_519) >>> 0;
}
