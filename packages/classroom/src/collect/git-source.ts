/** A repository on this disk as a source: its last commit is read, nothing is checked out, and nothing in it is run. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Entry, mostEntries, type Opened } from "./entry.ts";

const run = promisify(execFile);
const listLimit = 8 * 2 ** 20;

/** Settings with which Git runs no program of the repository's. */
const harmless = [
  ...["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "protocol.allow=never"],
  ...["-c", "safe.directory=*", "-c", "core.pager=cat"],
];

/** Whether a folder is a repository, with a folder to work in or without. */
export function isRepository(dir: string): boolean {
  return existsSync(join(dir, ".git")) || (existsSync(join(dir, "HEAD")) && existsSync(join(dir, "objects")));
}

/**
 * Lists what the last commit of the branch that is checked out holds.
 * @throws Error when there is no commit, or Git cannot read it
 */
export async function openRepository(dir: string): Promise<Opened> {
  const home = mkdtempSync(join(tmpdir(), "workbook-git-"));
  const env = {
    PATH: process.env["PATH"],
    HOME: home,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
  };
  const git = (words: readonly string[], maxBuffer = listLimit) =>
    run("git", [...harmless, "-C", dir, ...words], { env, encoding: "buffer", maxBuffer }).then(({ stdout }) => stdout);
  try {
    const commit = (await git(["rev-parse", "--verify", "HEAD^{commit}"])).toString().trim();
    const time = (await git(["show", "-s", "--no-show-signature", "--format=%cI", commit])).toString().trim();
    const listed = (await git(["ls-tree", "-r", "-l", "-z", "--full-tree", commit])).toString();
    const lines = listed.split("\0").filter((line) => line !== "");
    if (lines.length > mostEntries) throw new Error(`has more than ${mostEntries} files`);
    const entries = lines.map((line) => entryOf(line, (hash, limit) => git(["cat-file", "blob", hash], limit)));
    return { entries, handedIn: time, close: () => rmSync(home, { recursive: true }) };
  } catch (error) {
    rmSync(home, { recursive: true });
    throw new Error(
      (error as { stderr?: Buffer }).stderr?.toString().trim().split("\n").at(-1) || (error as Error).message,
    );
  }
}

/** A line of `ls-tree -l`: mode, type, hash, size, a tab, the path. */
function entryOf(line: string, blob: (hash: string, limit: number) => Promise<Buffer>): Entry {
  const tab = line.indexOf("\t");
  const path = line.slice(tab + 1);
  const [mode = "", , hash = "", size = "0"] = line.slice(0, tab).split(/ +/);
  const what = mode === "120000" ? "a link" : mode === "160000" ? "another repository" : undefined;
  if (what !== undefined) return { path, kind: "other", what, bytes: 0, read: async () => Buffer.alloc(0) };
  const bytes = Number(size);
  return {
    path,
    kind: "file",
    bytes,
    async read(limit) {
      if (bytes > limit) throw new Error(`has more than ${limit} bytes`);
      return blob(hash, limit + 1);
    },
  };
}
