/** A class folder with works of known verdicts, each student's a little different from all others. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { exerciseIds } from "@workbook/grading";
import { type Work, worksFor } from "./works.ts";

/** Who handed what in. */
export interface Handed {
  readonly student: string;
  readonly task: string;
  readonly work: Work;
}

/**
 * Writes the class's settings, its roster, and a folder of submissions to collect from.
 *
 * @param dir a new folder: the class is in `class`, what students have handed in is in `handed-in`
 * @returns what each of them handed in
 */
export function writeClass(root: string, dir: string, students: number, numbers: readonly string[]): Handed[] {
  const tasks = exerciseIds(root).filter((id) => numbers.some((number) => id.startsWith(number)));
  const works = new Map(tasks.map((task) => [task, worksFor(root, task)]));
  const ids = Array.from({ length: students }, (_, index) => `s${String(index + 1).padStart(3, "0")}`);
  mkdirSync(join(dir, "class"), { recursive: true });
  const settings = {
    schema: "workbook.class/1",
    name: "A class of known works",
    tasks: Object.fromEntries(tasks.map((id) => [id, {}])),
  };
  writeFileSync(join(dir, "class", "class.json"), `${JSON.stringify(settings, null, 2)}\n`);
  writeFileSync(join(dir, "class", "roster.csv"), `id,name\n${ids.map((id) => `${id},Student ${id}\n`).join("")}`);
  const handed = ids.flatMap((student, place) =>
    tasks.map((task) => {
      const known = works.get(task)!;
      const work = known[place % known.length]!;
      writeWork(join(dir, "handed-in", student, "exercises", task, "src"), student, work);
      return { student, task, work };
    }),
  );
  writeFileSync(join(dir, "handed.json"), JSON.stringify(handed));
  return handed;
}

/** Nobody's file is another's: what was graded once would not be graded again. */
function writeWork(src: string, student: string, { files }: Work): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(src, path)), { recursive: true });
    writeFileSync(join(src, path), `${text}\n// ${student}\n`);
  }
}
