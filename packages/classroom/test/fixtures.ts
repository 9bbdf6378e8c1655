/** A class on disk, for tests. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Writes files below a folder, and makes folders for them. */
export function writeFiles(dir: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

/** A class with these students and tasks, and a folder beside it for what they hand in. */
export function newClass(students: readonly string[], tasks: readonly string[]): { dir: string; from: string } {
  const top = mkdtempSync(join(tmpdir(), "class-"));
  const [dir, from] = [join(top, "class"), join(top, "handed-in")];
  mkdirSync(from);
  const settings = { schema: "workbook.class/1", name: "DS", tasks: Object.fromEntries(tasks.map((id) => [id, {}])) };
  const rows = students.map((id) => `${id},Student ${id}\n`).join("");
  writeFiles(dir, { "class.json": JSON.stringify(settings), "roster.csv": `id,name\n${rows}` });
  return { dir, from };
}
