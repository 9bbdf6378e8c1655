/** What a producer is: it writes the text of one kind of marker. */
import type { RequirementRecord, Target } from "@workbook/grading";
import type { Marker } from "./marker.ts";

/** One grade that a marker speaks of. */
export interface GradeRequest {
  readonly exercise: string;
  readonly target: Target;
  /** All requirements of the exercise when left out. */
  readonly requirement?: string | undefined;
  /** The search that counts, as it names itself; all when left out. */
  readonly setting?: string | undefined;
}

/** Where a marker stands, and what its producer may look at. */
export interface Context {
  /** The folder of the workbook. */
  readonly root: string;
  /** The page's path from the root, with slashes. */
  readonly page: string;
  /**
   * What became of a grade that the producer has asked for.
   * @throws Error when there is no such requirement
   */
  graded(request: GradeRequest): readonly RequirementRecord[];
}

/** What a producer makes. */
export interface Product {
  /** Markdown; for a block without the line breaks around it. */
  readonly text: string;
  /** Files that the text refers to, by path from the root. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Writes the text of one kind of marker. Whatever it throws is told with the page and the line. */
export interface Producer {
  readonly name: string;
  /** How it is written, for whoever wrote it otherwise. */
  readonly usage: string;
  /** Whether its text stands on lines of its own. */
  readonly block: boolean;
  /** Whether it looks at solutions, which a handout does not have. */
  needsSolutions(marker: Marker): boolean;
  /** The grades that it will look at. */
  requests?(marker: Marker, context: Pick<Context, "root" | "page">): readonly GradeRequest[];
  produce(marker: Marker, context: Context): Product;
}

/**
 * Checks a marker's words.
 * @throws Error when there are too few or too many words, or an option is unknown or missing
 */
export function expectWords(
  { usage }: Pick<Producer, "usage">,
  { words, options }: Marker,
  count: number,
  required: readonly string[] = [],
  optional: readonly string[] = [],
): void {
  const known = [...required, ...optional];
  const fits =
    words.length === count &&
    required.every((key) => options[key]) &&
    Object.keys(options).every((key) => known.includes(key));
  if (!fits) throw new Error(`write <!-- ${usage} -->`);
}
