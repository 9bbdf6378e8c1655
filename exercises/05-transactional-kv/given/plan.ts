/** What a client wants to do in a transaction. */

/** One operation. */
export type Step =
  | { readonly kind: "read"; readonly key: string }
  /** Without a value, the client makes one that nobody else writes. */
  | { readonly kind: "write"; readonly key: string; readonly value: string };

/** Operations one after the other, and then the end. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly end: "commit" | "abort";
}

/** Reads `r x, w y 1`, or `w x 1, abort`. Whoever does not abort commits. */
export function planOf(words: string): Plan {
  const parts = words.split(", ");
  const aborts = parts.at(-1) === "abort";
  return { steps: (aborts ? parts.slice(0, -1) : parts).map(stepOf), end: aborts ? "abort" : "commit" };
}

function stepOf(words: string): Step {
  const [kind, key = "", value = ""] = words.split(" ");
  return kind === "w" ? { kind: "write", key, value } : { kind: "read", key };
}
