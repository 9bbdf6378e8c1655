/** Where the parts of a class are: one folder, in which everything is plain files. */
import { join } from "node:path";

/** The places in a class's folder. */
export interface ClassFolder {
  /** The folder itself. */
  readonly dir: string;
  /** The instructor's settings: `class.json`. */
  readonly settings: string;
  /** Who takes part: `roster.csv`. */
  readonly roster: string;
  /** What was collected, and what of it was left out: `collected.json`. */
  readonly collected: string;
  /** The files of one submission. */
  readonly submission: (student: string, task: string) => string;
  /** All submissions, a folder a student. */
  readonly submissions: string;
  /** Results, one file each, named by its key. */
  readonly results: string;
  /** The table of grades: `gradebook.json`. */
  readonly gradebook: string;
  /** Points that an instructor has given by hand, a line each, never changed: `overrides.jsonl`. */
  readonly overrides: string;
  /** An instructor's comments on misconceptions: `comments.json`. */
  readonly comments: string;
  /** The report's pages. */
  readonly report: string;
  /** Files for other systems. */
  readonly exports: string;
}

/** The places in a class's folder; nothing is read or made. */
export function classFolder(dir: string): ClassFolder {
  const place = (name: string) => join(dir, name);
  return {
    dir,
    settings: place("class.json"),
    roster: place("roster.csv"),
    collected: place("collected.json"),
    submissions: place("submissions"),
    submission: (student, task) => join(dir, "submissions", student, task),
    results: place("results"),
    gradebook: place("gradebook.json"),
    overrides: place("overrides.jsonl"),
    comments: place("comments.json"),
    report: place("report"),
    exports: place("exports"),
  };
}
