/** Histories that chance has made, right by construction, and the ways in which one is spoilt. */
import type { RegisterOperation, RegisterValue } from "../../src/index.ts";
import { dice } from "../dice.ts";

/** What a generated history may have. */
export interface Shape {
  readonly operations: number;
  readonly sessions: number;
  readonly keys: number;
  /** Of so many operations one is of unknown outcome, and one fails. */
  readonly unheard: number;
}

/**
 * Operations that take effect one after the other, ten units apart, each at some moment between its invocation and its return. A session
 * asks again when it has been answered. No value is written twice to a key.
 */
export function linearizableHistory(seed: number, { operations, sessions, keys, unheard }: Shape): RegisterOperation[] {
  const roll = dice(seed);
  const state = new Map<string, RegisterValue>();
  const free = Array.from({ length: sessions }, () => 0);
  return Array.from({ length: operations }, (_, at): RegisterOperation => {
    const effectAt = 10 * (at + 1);
    const idle = [...free.keys()].filter((session) => free[session]! <= effectAt);
    // Where all are busy somebody new comes.
    const session = idle[roll(Math.max(1, idle.length))] ?? free.length;
    const from = free[session] ?? 0;
    const invokedAt = Math.max(from, effectAt - roll(40));
    const returnedAt = effectAt + roll(40);
    free[session] = returnedAt;
    const outcome = roll(unheard) > 0 ? "ok" : roll(2) > 0 ? "unknown" : "failed";
    const call = { session: `s${session}`, key: `k${roll(keys)}`, outcome, invokedAt, returnedAt } as const;
    // Half of what nobody heard of took effect.
    return done(call, at, roll, state, outcome === "ok" || (outcome === "unknown" && roll(2) > 0));
  });
}

type Call = Pick<RegisterOperation, "session" | "key" | "outcome" | "invokedAt" | "returnedAt">;

function done(
  call: Call & { readonly returnedAt: number },
  value: number,
  roll: (below: number) => number,
  state: Map<string, RegisterValue>,
  takesEffect: boolean,
): RegisterOperation {
  const found = state.get(call.key) ?? null;
  const kind = roll(4);
  if (kind < 2) return { ...call, kind: "read", result: found };
  if (kind === 2) {
    if (takesEffect) state.set(call.key, value);
    return { ...call, kind: "write", value };
  }
  const expected = roll(2) > 0 ? found : -1;
  if (takesEffect && expected === found) state.set(call.key, value);
  return { ...call, kind: "cas", expected, value, result: expected === found };
}

/** Operations that come after a history and contradict themselves on one key, by what is wrong with them; values are new. */
export const contradictions = {
  "a stale read": (at) => [write("p", 1, at), write("p", 2, at + 10), read("q", 1, at + 20)],
  "a lost write": (at) => [write("p", 1, at), read("q", 1, at + 10), write("p", 2, at + 20), read("q", 1, at + 30)],
  "a value that nobody wrote": (at) => [write("p", 1, at), read("q", 3, at + 10)],
  "a new-old inversion": (at) => [
    write("p", 1, at),
    { ...write("p", 2, at + 10), returnedAt: at + 100 },
    read("q", 2, at + 20),
    read("r", 1, at + 30),
  ],
  "a cas race with two winners": (at) => [write("p", 1, at), cas("q", 1, 2, at + 10), cas("r", 1, 3, at + 11)],
  "an unknown write twice": (at) => [
    { ...write("p", 1, at), outcome: "unknown" },
    ...[write("q", 2, at + 10), read("q", 1, at + 20), write("q", 3, at + 30), read("q", 1, at + 40)],
  ],
  "a failed write that is seen": (at) => [{ ...write("p", 1, at), outcome: "failed" }, read("q", 1, at + 10)],
} satisfies Record<string, (at: number) => RegisterOperation[]>;

/** A history that is right up to its end. */
export function spoilt(history: readonly RegisterOperation[], fault: keyof typeof contradictions): RegisterOperation[] {
  const end = Math.max(...history.map(({ returnedAt = 0 }) => returnedAt));
  return [...history, ...contradictions[fault](end + 10)];
}

const call = (session: string, at: number) =>
  ({ session, key: "k0", outcome: "ok", invokedAt: at, returnedAt: at + 5 }) as const;
const write = (session: string, value: number, at: number): RegisterOperation => ({
  ...call(session, at),
  kind: "write",
  value: 1_000_000 + value,
});
const read = (session: string, value: number, at: number): RegisterOperation => ({
  ...call(session, at),
  kind: "read",
  result: 1_000_000 + value,
});
const cas = (session: string, expected: number, value: number, at: number): RegisterOperation => ({
  ...call(session, at),
  kind: "cas",
  expected: 1_000_000 + expected,
  value: 1_000_000 + value,
  result: true,
});
