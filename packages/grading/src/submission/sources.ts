/** The source files of a submission, as they lie in its folder. */
import { readdirSync } from "node:fs";
import { extname, join } from "node:path";
import type { Loader } from "esbuild";

/** How a file is loaded, by what its name ends with; nothing else is source. */
export const loaders: Readonly<Record<string, Loader>> = {
  ".ts": "ts",
  ".mts": "ts",
  ".js": "js",
  ".mjs": "js",
  ".json": "json",
};

/** The source files below a folder, by path with `/`, sorted. Installed packages and hidden folders are not looked into. */
export function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.isFile()) return extname(entry.name) in loaders ? [entry.name] : [];
      if (!entry.isDirectory() || entry.name === "node_modules" || entry.name.startsWith(".")) return [];
      return sourcesIn(join(folder, entry.name)).map((path) => `${entry.name}/${path}`);
    })
    .sort();
}
