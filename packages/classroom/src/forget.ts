/** A student's data, taken out of a class. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { type ClassFolder, classFolder } from "./class-folder.ts";
import { collectionSchema } from "./collection.ts";
import { gradebookSchema } from "./gradebook.ts";
import { readData } from "./read-data.ts";

interface Row {
  readonly record: readonly string[];
  readonly raw: string;
}

/** One thing to delete, in words, and how. */
export interface Forgetting {
  readonly what: string;
  /** Deletes it. */
  readonly carryOut: () => void;
}

/**
 * All that a class holds of a student.
 *
 * @returns nothing is deleted until it is carried out
 */
export function forgetStudent(dir: string, student: string): Forgetting[] {
  const folder = classFolder(dir);
  return [
    ...inTables(folder, student),
    ...removal(join(folder.submissions, student), "submissions"),
    ...resultsOf(folder, student),
    // They show more than one student; made anew, they do not show this one.
    ...removal(folder.report, "the report of the whole class, to be made anew"),
    ...removal(folder.exports, "the exports of the whole class, to be made anew"),
  ];
}

function removal(path: string, what: string): Forgetting[] {
  if (!existsSync(path)) return [];
  return [{ what: `${path}: ${what}`, carryOut: () => rmSync(path, { recursive: true }) }];
}

function inTables(folder: ClassFolder, student: string): Forgetting[] {
  const rewritten = (file: string, what: string, without: () => string): Forgetting[] =>
    existsSync(file) ? [{ what: `${file}: ${what}`, carryOut: () => writeFileSync(file, without()) }] : [];
  const others = (one: { readonly student: string }) => one.student !== student;
  return [
    ...rewritten(folder.gradebook, "grades", () => {
      const book = readData(folder.gradebook, gradebookSchema);
      return JSON.stringify({ ...book, grades: book.grades.filter(others) }, null, 1);
    }),
    ...rewritten(folder.collected, "what was collected", () => {
      const collection = readData(folder.collected, collectionSchema);
      return JSON.stringify({ ...collection, submissions: collection.submissions.filter(others) }, null, 1);
    }),
    ...rewritten(folder.overrides, "points given by hand", () => {
      const lines = readFileSync(folder.overrides, "utf8")
        .split("\n")
        .filter((line) => line.trim() !== "");
      return lines
        .filter((line) => others(JSON.parse(line) as { student: string }))
        .map((line) => `${line}\n`)
        .join("");
    }),
    ...rewritten(folder.roster, "the roster's row", () => {
      // Rows are kept as they stand, whoever wrote them.
      const rows = parse(readFileSync(folder.roster), {
        bom: true,
        raw: true,
        skip_empty_lines: true,
      }) as unknown as Row[];
      const place = rows[0]?.record.findIndex((name) => name.trim().toLowerCase() === "id") ?? 0;
      return rows
        .filter(({ record }) => record[place]?.trim() !== student)
        .map(({ raw }) => raw)
        .join("");
    }),
  ];
}

/** Results that no grade of anybody else's is from, older ones among them. */
function resultsOf(folder: ClassFolder, student: string): Forgetting[] {
  if (!existsSync(folder.gradebook) || !existsSync(folder.results)) return [];
  const { grades } = readData(folder.gradebook, gradebookSchema);
  const others = new Set(grades.filter((one) => one.student !== student).map(({ key }) => `${key}.json`));
  const files = readdirSync(folder.results).filter((name) => !others.has(name));
  return files.flatMap((name) => removal(join(folder.results, name), "a result that is nobody else's"));
}
