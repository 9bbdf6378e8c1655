/** A class's grades as files for other systems. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { classFolder } from "../class-folder.ts";
import { type ClassData, readClass } from "./class-data.ts";
import { gradescopeResults } from "./gradescope.ts";
import { junitXml } from "./junit.ts";
import { prairieLearnResults } from "./prairielearn.ts";
import { canvasTable, moodleTable, requirementTable } from "./tables.ts";

/** Files by their path below the exports' folder. */
type Files = Record<string, string>;

const formats = {
  requirements: (data: ClassData): Files => ({ "requirements.csv": requirementTable(data) }),
  canvas: (data: ClassData): Files => ({ "canvas.csv": canvasTable(data) }),
  moodle: (data: ClassData): Files => ({ "moodle.csv": moodleTable(data) }),
  junit: (data: ClassData): Files => ({ "junit.xml": junitXml(data) }),
  gradescope: (data: ClassData): Files => eachGrade(data, "gradescope", gradescopeResults),
  prairielearn: (data: ClassData): Files => eachGrade(data, "prairielearn", prairieLearnResults),
};

/** The systems that there are files for. */
export type ExportFormat = keyof typeof formats;
/** Their names. */
export const exportFormats = Object.keys(formats) as ExportFormat[];

/** What was written, and whom it says nothing of. */
export interface Exported {
  readonly files: readonly string[];
  /** Students and tasks without a verdict: left empty or out, never zero. */
  readonly without: readonly { readonly student: string; readonly task: string }[];
}

/**
 * Writes files for other systems.
 *
 * @param dir the class's folder
 * @throws Error when the class was not graded
 */
export function exportClass(dir: string, wanted: readonly ExportFormat[] = exportFormats): Exported {
  const data = readClass(dir);
  const all: Files = Object.assign({}, ...wanted.map((format) => formats[format](data)));
  const folder = classFolder(dir).exports;
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const without = data.gradebook.grades.filter(({ status, override }) => status === "fault" && !override);
  return { files: Object.keys(all).map((path) => join(folder, path)), without };
}

function eachGrade(
  data: ClassData,
  folder: string,
  made: (...grade: Parameters<typeof gradescopeResults>) => object,
): Files {
  const judged = data.gradebook.grades.filter(({ status, override }) => status !== "fault" || override);
  return Object.fromEntries(
    judged.map((grade) => {
      const text = `${JSON.stringify(made(grade, data.resultOf(grade)), null, 2)}\n`;
      return [`${folder}/${grade.task}/${grade.student}/results.json`, text];
    }),
  );
}
