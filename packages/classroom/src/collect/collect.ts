/** A class collected: from each source the declared files and nothing else; the rest is told of, and never run. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { classFolder } from "../class-folder.ts";
import { readClassSettings } from "../class-settings.ts";
import { type CollectedSubmission, type Collection, collectionSchema } from "../collection.ts";
import { readData } from "../read-data.ts";
import { readRoster } from "../roster.ts";
import type { Opened } from "./entry.ts";
import { findSources, kindOf, type Source } from "./find-sources.ts";
import { openFolder } from "./folder-source.ts";
import { isRepository, openRepository } from "./git-source.ts";
import { take, taskFolder } from "./take.ts";
import { openZip } from "./zip-source.ts";

/**
 * Collects the submissions of a class, and writes what it took and what it left.
 *
 * @param dir the class's folder
 * @param from where the submissions are
 * @param onStudent is told of each student as it comes
 * @throws Error when settings or roster are wrong; nothing was changed then
 */
export async function collectClass(dir: string, from: string, onStudent = (_id: string) => {}): Promise<Collection> {
  const folder = classFolder(dir);
  const tasks = Object.keys(readClassSettings(folder.settings).tasks);
  const students = readRoster(folder.roster);
  const { sources, strangers } = findSources(from, students, tasks);
  const before = existsSync(folder.collected) ? readData(folder.collected, collectionSchema).submissions : [];
  const submissions: CollectedSubmission[] = [];
  for (const { id } of students) {
    onStudent(id);
    const own = sources.filter(({ student }) => student === id);
    for (const task of tasks) {
      const earlier = before.find((one) => one.student === id && one.task === task);
      submissions.push(await collectOne(dir, id, task, own, tasks.length === 1, earlier));
    }
  }
  const collection: Collection = { schema: "workbook.collected/1", submissions, strangers: [...strangers] };
  const part = `${folder.collected}.part`;
  writeFileSync(part, `${JSON.stringify(collection, null, 1)}\n`);
  renameSync(part, folder.collected);
  return collection;
}

/** What was found for one student and task in one source. */
type Candidate = Pick<CollectedSubmission, "source" | "handedIn"> & Awaited<ReturnType<typeof take>>;

async function collectOne(
  dir: string,
  student: string,
  task: string,
  sources: readonly Source[],
  onlyTask: boolean,
  earlier: CollectedSubmission | undefined,
): Promise<CollectedSubmission> {
  const problems: string[] = [];
  const candidates: Candidate[] = [];
  for (const source of sources.filter((one) => one.task === undefined || one.task === task)) {
    const found = await candidateIn(source, task, onlyTask).catch((error: Error) => {
      problems.push(`${source.path}: ${error.message}`);
    });
    if (found) candidates.push(found);
  }
  candidates.sort((a, b) => Date.parse(b.handedIn ?? "") - Date.parse(a.handedIn ?? ""));
  const [chosen, ...others] = candidates;
  if (others.length > 0) problems.push(`${others.length + 1} sources hold this task; the newest was taken`);
  const head = { student, task } as const;
  const nothing = { source: "", hash: "", files: [], leftOut: chosen?.leftOut ?? [] };
  const held = earlier?.status === "collected" ? earlier : undefined;
  if (!chosen || chosen.contents.size === 0) {
    if (chosen) problems.push(`${chosen.source} holds no source file that could be taken`);
    if (held && problems.length > 0) return { ...held, problems: [...problems, "what was collected before is kept"] };
    return { ...head, ...nothing, problems, status: problems.length === 0 ? "missing" : "refused" };
  }
  const { contents, problems: more, ...taken } = chosen;
  put(classFolder(dir).submission(student, task), contents);
  return { ...head, ...taken, status: "collected", problems: [...problems, ...more] };
}

async function candidateIn(source: Source, task: string, onlyTask: boolean): Promise<Candidate | undefined> {
  const opened = await openSource(source.path);
  try {
    const folder = taskFolder(opened.entries, task, onlyTask || source.task === task);
    if (folder === undefined) return undefined;
    return { ...(await take(opened.entries, folder)), source: source.path, handedIn: opened.handedIn };
  } finally {
    opened.close();
  }
}

async function openSource(path: string): Promise<Opened> {
  const kind = kindOf(path);
  if (kind === "neither") throw new Error("is neither a folder, nor a .zip, nor a repository");
  if (kind === "archive") return openZip(path);
  return isRepository(path) ? openRepository(path) : openFolder(path);
}

/** Puts files in a folder's place: whoever looks finds the old ones or the new ones. */
function put(place: string, contents: ReadonlyMap<string, Buffer>): void {
  mkdirSync(dirname(place), { recursive: true });
  const beside = mkdtempSync(join(dirname(place), ".new-"));
  for (const [path, content] of contents) {
    mkdirSync(dirname(join(beside, path)), { recursive: true });
    writeFileSync(join(beside, path), content);
  }
  rmSync(place, { recursive: true, force: true });
  renameSync(beside, place);
}
