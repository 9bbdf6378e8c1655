/** A folder as a source. Links are seen and never followed. */
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Entry, mostEntries, type Opened } from "./entry.ts";

/** Folders that hold no work. */
const passedOver = ["node_modules", ".git"];

/** Lists a folder. */
export function openFolder(dir: string): Opened {
  const entries: Entry[] = [];
  const walk = (below: string) => {
    for (const found of readdirSync(join(dir, below), { withFileTypes: true })) {
      if (entries.length >= mostEntries) throw new Error(`has more than ${mostEntries} files`);
      const path = below === "" ? found.name : `${below}/${found.name}`;
      if (found.isDirectory()) {
        if (!passedOver.includes(found.name)) walk(path);
      } else
        entries.push(entryOf(dir, path, found.isFile() ? undefined : found.isSymbolicLink() ? "a link" : "no file"));
    }
  };
  walk("");
  return { entries, handedIn: newest(dir, entries), close: () => {} };
}

function entryOf(dir: string, path: string, what: string | undefined): Entry {
  const file = join(dir, path);
  if (what !== undefined) return { path, kind: "other", what, bytes: 0, read: async () => Buffer.alloc(0) };
  return { path, kind: "file", bytes: statSync(file).size, read: async (limit) => readWithout(file, limit) };
}

/** Reads a file that may have become a link since it was listed. */
function readWithout(file: string, limit: number): Buffer {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    if (!fstatSync(descriptor).isFile()) throw new Error("is no file any more");
    const buffer = Buffer.alloc(limit + 1);
    let length = 0;
    for (let got = -1; got !== 0 && length <= limit; length += got)
      got = readSync(descriptor, buffer, length, limit + 1 - length, null);
    if (length > limit) throw new Error(`has more than ${limit} bytes`);
    return buffer.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

function newest(dir: string, entries: readonly Entry[]): string | undefined {
  const times = entries.filter(({ kind }) => kind === "file").map(({ path }) => statSync(join(dir, path)).mtimeMs);
  return times.length === 0 ? undefined : new Date(Math.max(...times)).toISOString();
}
