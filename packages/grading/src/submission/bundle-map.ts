/** From a place in a bundle to a place in the sources that it was made of. */

/** A run of text on one line: its column; and, unless nothing of the sources stands there, the source and its place. */
export type Segment = readonly [column: number] | readonly [column: number, source: number, line: number, at: number];

/** A file that a bundle was made of. */
export interface BundleSource {
  /** As positions write it: `coordinator.ts`, `given/cluster.ts`. */
  readonly name: string;
  /** Whether it belongs to the submission, and is not given to it. */
  readonly own: boolean;
}

/** A source map, decoded: plain data. */
export interface BundleMap {
  readonly sources: readonly BundleSource[];
  /** For each line the segments in order of columns. All numbers count from 0. */
  readonly mappings: readonly (readonly Segment[])[];
}

/** A place in a source. */
export interface Place {
  readonly source: BundleSource;
  /** From 1. */
  readonly line: number;
}

/**
 * The source's line for a place in the bundle; nothing when the bundler made that text itself.
 *
 * @param line from 1
 * @param column from 1
 */
export function placeOf(map: BundleMap, line: number, column: number): Place | undefined {
  const segment = map.mappings[line - 1]?.findLast(([start]) => start < column);
  if (segment?.length !== 4) return undefined;
  const source = map.sources[segment[1]];
  return source && { source, line: segment[2] + 1 };
}

/**
 * Finds where code of the bundle stood when an error was made: the innermost frame in the submission's own files, or,
 * when there is none, in what is given. Written `coordinator.ts:12`.
 *
 * @param scriptName the name that the bundle was compiled under
 */
export function locator(map: BundleMap, scriptName: string): (error: unknown) => string | undefined {
  const frame = new RegExp(`\\b${scriptName.replaceAll(".", "\\.")}:(\\d+):(\\d+)`);
  return (error) => {
    const places = stackOf(error).flatMap((line) => {
      const [, at, column] = frame.exec(line) ?? [];
      const place = at === undefined ? undefined : placeOf(map, Number(at), Number(column));
      return place ? [place] : [];
    });
    const place = places.find(({ source }) => source.own) ?? places[0];
    return place && `${place.source.name}:${place.line}`;
  };
}

/** The lines of a stack that name calls. Only true errors have one that can be believed. */
function stackOf(error: unknown): string[] {
  try {
    if (!(error instanceof Error)) return [];
    const stack: unknown = Object.getOwnPropertyDescriptor(error, "stack")?.value ?? error.stack;
    return typeof stack === "string" ? stack.split("\n").filter((line) => /^\s+at /.test(line)) : [];
  } catch {
    return [];
  }
}
