/**
 * How much of the structure of two submissions is the same, whatever things are called: fingerprints of the syntax tree, chosen by
 * winnowing [SWA03]. A list to look at, and no verdict: a small task has few right shapes.
 */
import { parse } from "acorn";
import { full } from "acorn-walk";
import { transformSync } from "esbuild";

/** Nodes of a syntax tree in a row of which a fingerprint is made. */
const gramLength = 12;
/** Of so many rows that follow one another, one at least is kept. */
const window = 6;

/** Two submissions and the share of the smaller one's fingerprints that the other has as well. */
export interface Similar {
  readonly one: string;
  readonly other: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** The fingerprints of sources. What cannot be parsed has none. */
export function fingerprints(sources: Readonly<Record<string, string>>): Set<number> {
  return new Set(Object.values(sources).flatMap((text) => winnowed(grams(kindsIn(text)))));
}

/**
 * The pairs that share the most.
 *
 * @param works sources of each submission, by student
 * @param starter sources that all have been given: what they share of it is nobody's
 * @param least share from which a pair is listed
 */
export function similarPairs(
  works: ReadonlyMap<string, Readonly<Record<string, string>>>,
  starter: Readonly<Record<string, string>>,
  least = 0.8,
): Similar[] {
  const given = fingerprints(starter);
  const prints = [...works].map(([student, sources]) => {
    return { student, own: new Set([...fingerprints(sources)].filter((print) => !given.has(print))) };
  });
  const pairs = prints.flatMap((one, index) =>
    prints.slice(index + 1).flatMap((other): Similar[] => {
      const share = shareOf(one.own, other.own);
      return share >= least ? [{ one: one.student, other: other.student, share }] : [];
    }),
  );
  return pairs.sort((a, b) => b.share - a.share);
}

function shareOf(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  // A handful of fingerprints is a coincidence.
  if (small.size < 5) return 0;
  return [...small].filter((print) => large.has(print)).length / small.size;
}

/** The kinds of a source's syntax nodes, inner ones first; names and values are left out. */
function kindsIn(text: string): string[] {
  const kinds: string[] = [];
  try {
    const { code } = transformSync(text, { loader: "ts", target: "es2023", logLevel: "silent" });
    full(parse(code, { ecmaVersion: "latest", sourceType: "module" }), ({ type }) => void kinds.push(type));
  } catch {
    return [];
  }
  return kinds;
}

function grams(kinds: readonly string[]): number[] {
  const hashes: number[] = [];
  for (let at = 0; at + gramLength <= kinds.length; at++)
    hashes.push(hashOf(kinds.slice(at, at + gramLength).join(" ")));
  return hashes;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The smallest of each window. */
function winnowed(hashes: readonly number[]): number[] {
  if (hashes.length <= window) return hashes.length === 0 ? [] : [Math.min(...hashes)];
  return hashes.slice(0, hashes.length - window + 1).map((_, at) => Math.min(...hashes.slice(at, at + window)));
}
