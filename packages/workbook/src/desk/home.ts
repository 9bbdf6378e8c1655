/** The desk's first screen: the course, one exercise selected, and a key for everything that can be done with it. */
import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isUpKey,
  type KeypressEvent,
  useEffect,
  useKeypress,
  useState,
} from "@inquirer/core";
import { bold, dim, yellow } from "../paint.ts";
import type { Addresses } from "./addresses.ts";
import type { Course, Standing } from "./course.ts";
import { overviewText } from "./overview.ts";

/** What can be done from the desk. */
export type Action = "grade" | "watch" | "hint" | "lesson" | "ui" | "diff" | "reference" | "reset" | "quit";

/** What the learner wants to do, with which exercise. */
export interface Choice {
  readonly action: Action;
  readonly exercise: Standing;
}

/** What the first screen is made of. */
export interface HomeOptions {
  readonly course: Course;
  /** The exercise to begin with, by id; the next one when left out. */
  readonly selected?: string | undefined;
  /** Shown beneath the title, as soon as they are known. */
  readonly addresses: Addresses;
}

const actions: Readonly<Record<string, Action>> = {
  g: "grade",
  w: "watch",
  h: "hint",
  l: "lesson",
  u: "ui",
  d: "diff",
  s: "reference",
  r: "reset",
  q: "quit",
};

const help = [
  ["↑↓", "choose", "g", "grade", "w", "watch", "h", "hint", "l", "lesson", "u", "Vitest UI", "q", "quit"],
  ["d", "diff to the starter", "s", "diff to the reference", "r", "reset"],
]
  .map((row) => row.map((word, index) => (index % 2 === 0 ? bold(word) : `${dim(word)} `)).join(" "))
  .join("\n");

/** Actions that are asked for twice, with what is asked in between. */
const sure: Partial<Record<Action, (exercise: Standing) => string | undefined>> = {
  reset: ({ number }) => `r again puts ${number} back to the starter; your work is kept beside it`,
  reference: ({ number, state }) =>
    state === "solved"
      ? undefined
      : `${number} is not solved: s again shows the reference all the same, and notes that you looked`,
};

/** Shows the first screen until the learner has chosen. */
export const home = createPrompt<Choice, HomeOptions>(({ course, selected, addresses }, done) => {
  const { standings, next } = course;
  const first = standings.findIndex(({ id }) => id === (selected ?? next?.id));
  const [at, setAt] = useState(Math.max(0, first));
  const [asked, setAsked] = useState<Action | undefined>(undefined);
  const exercise = standings[at]!;
  const [heading, setHeading] = useState(headingOf(addresses));
  useEffect(() => {
    addresses.onChange = () => setHeading(headingOf(addresses));
    setHeading(headingOf(addresses));
    return () => {
      addresses.onChange = () => {};
    };
  }, []);
  useKeypress((key) => {
    const move = movement(key);
    if (move !== 0) {
      setAsked(undefined);
      setAt((at + move + standings.length) % standings.length);
      return;
    }
    const action = isEnterKey(key) ? "grade" : actions[key.name];
    if (action === undefined) return setAsked(undefined);
    if (sure[action]?.(exercise) === undefined || asked === action) done({ action, exercise });
    else setAsked(action);
  });
  const question = asked && sure[asked]?.(exercise);
  return [
    bold("Distributed transactions: a workbook"),
    heading,
    "",
    overviewText(course, exercise.id),
    "",
    question ? yellow(question) : help,
  ].join("\n");
});

function movement(key: KeypressEvent): number {
  if (isUpKey(key)) return -1;
  return isDownKey(key) ? 1 : 0;
}

function headingOf(addresses: Pick<Addresses, "of">): string {
  const told = (["Course site", "Vitest UI"] as const).map((name) => `${name}: ${addresses.of(name) ?? "starting …"}`);
  return dim(told.join("   "));
}
