/** Histories of registers in few words, for tests. */
import type { RegisterOperation, RegisterValue } from "../../src/index.ts";

/**
 * An operation from words: `a[0-1] w x 1` is session a's write of 1 to x, invoked at 0 and returned at 1; `r x -` finds nothing, `c x 1 2`
 * puts 2 in the place of 1, `n x 1 2` would have, and does not find 1. `a![0-1]` failed, of `a?[0-1]` and `a?[0]` nobody knows.
 */
export function operation(words: string): RegisterOperation {
  const [, session, mark, invoked, returned, kind, key, first, second] =
    /^(\w+)([!?])?\[([\d.]+)(?:-([\d.]+))?\] (\w) (\w+)(?: (\S+))?(?: (\S+))?$/.exec(words) ?? [];
  if (session === undefined || key === undefined) throw new Error(`"${words}" is no operation`);
  const outcome = mark === "!" ? "failed" : mark === "?" ? "unknown" : "ok";
  const ended = returned === undefined ? {} : { returnedAt: Number(returned) };
  const call = { session, key, outcome, invokedAt: Number(invoked), ...ended } as const;
  if (kind === "w") return { ...call, kind: "write", value: fromWord(first) };
  if (kind === "r") return { ...call, kind: "read", ...(first === undefined ? {} : { result: fromWord(first) }) };
  const cas = { ...call, kind: "cas", expected: fromWord(first), value: fromWord(second) } as const;
  return outcome === "ok" ? { ...cas, result: kind === "c" } : cas;
}

/** A history of such operations, with commas between them. */
export function history(words: string): RegisterOperation[] {
  return words === "" ? [] : words.split(", ").map(operation);
}

function fromWord(word: string | undefined): RegisterValue {
  if (word === undefined || word === "-") return null;
  return /^\d+$/.test(word) ? Number(word) : word;
}
