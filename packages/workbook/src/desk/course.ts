/** Where a learner stands in the course: computed from what the exercises say of themselves and what has been reached. */
import { exerciseIds, readExercise } from "@workbook/grading";
import { type ExerciseProgress, type Progress, progressIn, readProgress } from "./progress.ts";

/** Where a learner stands in one exercise. */
export interface Standing {
  readonly id: string;
  /** By which commands call it, such as `01`. */
  readonly number: string;
  readonly title: string;
  readonly subtrack: string;
  /** How long it takes somebody who knows the concepts. */
  readonly minutes: number;
  readonly state: "untouched" | "begun" | "solved";
  /** Of the last grade of each requirement. */
  readonly points: number;
  /** What the requirements that were graded are worth; 0 before the first grade. */
  readonly outOf: number;
  /** The first requirement that fails. */
  readonly failure?: { readonly requirement: string; readonly message: string; readonly trace: string } | undefined;
  readonly hints: ExerciseProgress["hints"];
  readonly shown: boolean;
}

/** Where a learner stands. */
export interface Course {
  readonly standings: readonly Standing[];
  /** What to do next: what has been begun first, else the first that is not solved. */
  readonly next: Standing | undefined;
}

/** Where the learner of this folder stands, or whoever has reached this. */
export function courseOf(root: string, progress: Progress = readProgress(root)): Course {
  const standings = exerciseIds(root).map((id) => standingIn(root, id, progressIn(progress, id)));
  const open = standings.filter(({ state }) => state !== "solved");
  return { standings, next: open.find(({ state }) => state === "begun") ?? open[0] };
}

function standingIn(root: string, id: string, { requirements, whole, hints, shown }: ExerciseProgress): Standing {
  const { title, subtrack, minutes } = readExercise(root, id);
  const verdicts = Object.entries(requirements);
  const sum = (of: "points" | "outOf") => verdicts.reduce((total, [, verdict]) => total + verdict[of], 0);
  const failed = verdicts.find(([, { status }]) => status === "failed" || status === "error");
  const failure = failed && { requirement: failed[0], message: failed[1].message, trace: failed[1].trace };
  const begun = verdicts.some(([, { status }]) => status !== "not-started");
  const solved = whole && verdicts.every(([, { status }]) => status === "passed");
  const state = solved ? "solved" : begun ? "begun" : "untouched";
  const [points, outOf] = [sum("points"), sum("outOf")];
  return { id, number: id.slice(0, 2), title, subtrack, minutes, state, points, outOf, failure, hints, shown };
}

/** The exercises by subtrack, in the order in which each first occurs. */
export function bySubtrack(standings: readonly Standing[]): [subtrack: string, standings: Standing[]][] {
  const groups = new Map<string, Standing[]>();
  for (const standing of standings) groups.set(standing.subtrack, [...(groups.get(standing.subtrack) ?? []), standing]);
  return [...groups];
}
