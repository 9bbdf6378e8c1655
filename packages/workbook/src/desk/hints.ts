/** Hints, one level at a time: a question first, then a direction, then the line itself. What was looked at is noted. */
import { createPrompt, isDownKey, isEnterKey, isUpKey, useKeypress, useState } from "@inquirer/core";
import { readExercise } from "@workbook/grading";
import { bold, dim } from "../paint.ts";
import { root } from "../place.ts";
import { noteHint } from "./progress.ts";

const levels = [1, 2, 3] as const;

/** Which exercise, and what was looked at before. */
export interface HintsOptions {
  readonly exercise: string;
  /** By name: the most direct level. */
  readonly seen: Readonly<Record<string, number>>;
}

/** Shows the hints of an exercise until the learner has had enough. */
export const hints = createPrompt<undefined, HintsOptions>(({ exercise, seen }, done) => {
  const known = readExercise(root, exercise).hints;
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState<Readonly<Record<string, number>>>(seen);
  useKeypress((key) => {
    const { name } = known[at]!;
    if (isUpKey(key)) setAt((at + known.length - 1) % known.length);
    else if (isDownKey(key)) setAt((at + 1) % known.length);
    else if (isEnterKey(key)) {
      const level = Math.min((open[name] ?? 0) + 1, levels.length);
      noteHint(root, exercise, name, level);
      setOpen({ ...open, [name]: level });
    } else if (key.name === "q" || key.name === "escape" || key.name === "backspace") done(undefined);
  });
  const lines = known.flatMap(({ name, levels: texts }, index) => [
    `${index === at ? `› ${bold(name)}` : `  ${name}`}  ${dim(`${open[name] ?? 0} of ${levels.length}`)}`,
    ...texts.slice(0, open[name] ?? 0).map((text) => `      ${text}`),
  ]);
  const help = `${bold("↑↓")} ${dim("choose")}  ${bold("Enter")} ${dim("show more of it")}  ${bold("q")} ${dim("back")}`;
  return [bold(`Hints on ${exercise}`), "", ...lines, "", help].join("\n");
});
