/** The sources in a folder. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Text by path, with `/`, of all `.ts` files below a folder. */
export function sourcesIn(folder: string, below = ""): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) Object.assign(found, sourcesIn(folder, path));
    else if (path.endsWith(".ts")) found[path] = readFileSync(join(folder, path), "utf8");
  }
  return found;
}
