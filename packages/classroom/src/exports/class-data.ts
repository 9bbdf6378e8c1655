/** All that a class's folder holds of grades, as reports and exports need it. */
import { classFolder } from "../class-folder.ts";
import { type ClassSettings, readClassSettings } from "../class-settings.ts";
import { type Collection, collectionSchema } from "../collection.ts";
import { Results } from "../grade/results.ts";
import { type Grade, type Gradebook, gradebookSchema } from "../gradebook.ts";
import { readData } from "../read-data.ts";
import type { Result } from "../result.ts";
import { readRoster, type Student } from "../roster.ts";

/** A class with its grades. */
export interface ClassData {
  readonly dir: string;
  readonly settings: ClassSettings;
  readonly students: readonly Student[];
  /** Ids of the class's tasks, in the order of its settings. */
  readonly tasks: readonly string[];
  readonly collection: Collection;
  readonly gradebook: Gradebook;
  /** The grade of a student for a task, if there is one. */
  readonly gradeOf: (student: string, task: string) => Grade | undefined;
  /** The result that a grade is from, if it is from one. */
  readonly resultOf: (grade: Grade) => Result | undefined;
}

/**
 * Reads a class that was graded.
 * @throws Error when a file is missing or wrong
 */
export function readClass(dir: string): ClassData {
  const folder = classFolder(dir);
  const settings = readClassSettings(folder.settings);
  const gradebook = readData(folder.gradebook, gradebookSchema);
  const grades = new Map(gradebook.grades.map((grade) => [`${grade.student} ${grade.task}`, grade]));
  const results = new Results(folder.results);
  const read = new Map<string, Result | undefined>();
  return {
    dir,
    settings,
    students: readRoster(folder.roster),
    tasks: Object.keys(settings.tasks),
    collection: readData(folder.collected, collectionSchema),
    gradebook,
    gradeOf: (student, task) => grades.get(`${student} ${task}`),
    resultOf({ key }) {
      if (key !== "" && !read.has(key)) read.set(key, results.get(key));
      return read.get(key);
    },
  };
}
