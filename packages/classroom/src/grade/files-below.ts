/** The files below a folder. */
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Paths of regular files, with `/`, sorted; links are no files. */
export function filesBelow(dir: string, below = ""): string[] {
  const entries = readdirSync(join(dir, below), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(dir, path);
    return entry.isFile() ? [path] : [];
  });
}
