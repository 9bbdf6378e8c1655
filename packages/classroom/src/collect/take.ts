/** Which entries of a source are a task's files, and which of them are taken. */
import { createHash } from "node:crypto";
import type { CollectedSubmission } from "../collection.ts";
import type { Entry } from "./entry.ts";
import { wrongWithPath } from "./safe-path.ts";

/** Bytes of one file, files of one submission, and bytes of all of them. */
const [fileLimit, mostFiles, totalLimit] = [256 * 1024, 64, 1024 * 1024];
/** How many that were left out are told of by name. */
const mostNamed = 50;

/** What was taken of a source for one task. */
export type Taken = Pick<CollectedSubmission, "files" | "leftOut" | "problems" | "hash"> & {
  /** By path below the task's `src`. */
  readonly contents: ReadonlyMap<string, Buffer>;
};

/**
 * The folder of a source in which a task's files are, with `/` at its end; nothing when there is none.
 *
 * @param onlyTask whether the source can be of no other task
 */
export function taskFolder(entries: readonly Entry[], task: string, onlyTask: boolean): string | undefined {
  const endings = [`exercises/${task}/src/`, `${task}/src/`, `${task}/`];
  for (const ending of endings) {
    const found = new Set(
      entries.flatMap(({ path }) => {
        const at = `/${path}`.indexOf(`/${ending}`);
        return at < 0 ? [] : [path.slice(0, at) + ending];
      }),
    );
    // The shortest: a copy in a backup lies deeper.
    const [shortest] = [...found].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    if (shortest !== undefined) return shortest;
  }
  if (!onlyTask) return undefined;
  const src = entries.find(({ path }) => /^([^/]+\/)?src\/[^/]+\.ts$/.test(path));
  if (src) return src.path.slice(0, src.path.indexOf("src/") + 4);
  return entries.some(({ path }) => /^[^/]+\.ts$/.test(path)) ? "" : undefined;
}

/** Takes the TypeScript files of a folder of a source, within the limits, and says what was left out. */
export async function take(entries: readonly Entry[], folder: string): Promise<Taken> {
  const contents = new Map<string, Buffer>();
  const leftOut: { path: string; why: string }[] = [];
  const lowered = new Set<string>();
  let bytes = 0;
  const below = entries.filter(({ path }) => path.startsWith(folder));
  for (const entry of [...below].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const path = entry.path.slice(folder.length);
    const leave = (why: string) => leftOut.push({ path: printable(path), why });
    const wrong = wrongWithPath(path) ?? (lowered.has(path.toLowerCase()) ? "another file has this name" : undefined);
    if (wrong !== undefined) leave(wrong);
    else if (entry.kind === "other") leave(`is ${entry.what ?? "no file"}`);
    else if (!path.endsWith(".ts") || path.endsWith(".d.ts")) leave("is no TypeScript source");
    else if (contents.size >= mostFiles) leave(`comes after ${mostFiles} others`);
    else {
      const read = await entry.read(Math.min(fileLimit, totalLimit - bytes)).catch((error: Error) => error);
      if (read instanceof Error) leave(read.message);
      else {
        contents.set(path, read);
        lowered.add(path.toLowerCase());
        bytes += read.length;
      }
    }
  }
  return {
    contents,
    hash: hashOf(contents),
    files: listOf(contents),
    leftOut: leftOut.slice(0, mostNamed),
    problems: problemsOf(leftOut),
  };
}

function problemsOf(leftOut: readonly { readonly path: string; readonly why: string }[]): string[] {
  if (leftOut.length <= mostNamed) return [];
  return [`${leftOut.length} files were left out, of which ${mostNamed} are named`];
}

function listOf(contents: ReadonlyMap<string, Buffer>): { path: string; bytes: number }[] {
  return [...contents].map(([path, { length }]) => ({ path, bytes: length }));
}

function hashOf(contents: ReadonlyMap<string, Buffer>): string {
  if (contents.size === 0) return "";
  const hash = createHash("sha256");
  for (const [path, content] of contents) hash.update(`${path}\n${content.length}\n`).update(content);
  return hash.digest("hex");
}

function printable(path: string): string {
  return JSON.stringify(path).slice(1, -1).slice(0, 200);
}
