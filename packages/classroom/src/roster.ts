/** Who takes part: `roster.csv`. */
import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";

const columns = ["id", "name", "email", "source"];

/** One student, as a row of the roster has it. */
export const studentSchema = z.strictObject({
  /** Names a folder, so it is made of letters, digits, dots, dashes and underscores. */
  id: z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/, "use letters, digits, dots, dashes and underscores"),
  name: z.string().min(1, "is empty"),
  email: z.string().optional(),
  /** Where this student's work is, a folder, an archive or a repository on disk, when its name does not tell. */
  source: z.string().optional(),
});
/** One student. */
export type Student = z.infer<typeof studentSchema>;

/** A row with the line it begins on. */
interface Row {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/**
 * Reads the roster.
 * @throws Error that names each bad row with its line
 */
export function readRoster(file: string): Student[] {
  if (!existsSync(file))
    throw new Error(`there is no ${file}; it has the columns id,name and, if wanted, email,source`);
  const rows = rowsOf(file);
  const problems: string[] = [];
  const students: Student[] = [];
  const lines = new Map<string, number>();
  for (const { record, info } of rows) {
    const filled = Object.fromEntries(Object.entries(record).filter(([key, value]) => value !== "" || key === "name"));
    const { data, error } = studentSchema.safeParse(filled);
    for (const { path, message } of error?.issues ?? [])
      problems.push(`line ${info.lines}: ${path.join(".")}: ${message}`);
    if (!data) continue;
    // Folders of one name in two cases are one folder on some systems.
    const earlier = lines.get(data.id.toLowerCase());
    if (earlier !== undefined) problems.push(`line ${info.lines}: id ${data.id} stands on line ${earlier} already`);
    lines.set(data.id.toLowerCase(), info.lines);
    students.push(data);
  }
  if (problems.length > 0) throw new Error(`${file}:\n${problems.map((line) => `  ${line}`).join("\n")}`);
  if (students.length === 0) throw new Error(`${file} names nobody`);
  return students;
}

function rowsOf(file: string): Row[] {
  try {
    return parse(readFileSync(file), {
      bom: true,
      columns: checkedColumns,
      info: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

function checkedColumns(header: readonly string[]): string[] {
  const names = header.map((name) => name.toLowerCase());
  const unknown = names.filter((name) => !columns.includes(name));
  if (unknown.length > 0) throw new Error(`there is no column ${unknown.join(", ")}; there are ${columns.join(", ")}`);
  const missing = ["id", "name"].filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`the column ${missing.join(", ")} is missing`);
  return names;
}
