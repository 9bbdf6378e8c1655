/** Whose work is what: sources by the names of folders, archives and repositories. */
import { lstatSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Student } from "../roster.ts";

/** One place with somebody's work. */
export interface Source {
  readonly student: string;
  /** The task that the name says, if it says one. */
  readonly task: string | undefined;
  /** An absolute path on this disk. */
  readonly path: string;
}

/** What was found in a folder of submissions. */
export interface Found {
  readonly sources: readonly Source[];
  readonly strangers: readonly { readonly source: string; readonly why: string }[];
}

/**
 * Finds the sources of a class.
 *
 * @param from a folder that holds a folder, a `.zip` or a repository for each student
 * @param tasks the class's tasks
 */
export function findSources(from: string, students: readonly Student[], tasks: readonly string[]): Found {
  const sources: Source[] = students.flatMap(({ id, source }) =>
    source === undefined ? [] : [{ student: id, task: undefined, path: onDisk(source, from) }],
  );
  const strangers: { source: string; why: string }[] = [];
  for (const { name } of readdirSync(from, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (name.startsWith(".")) continue;
    const path = join(from, name);
    if (sources.some((source) => source.path === path)) continue;
    const stem = name.replace(/\.(zip|git)$/i, "");
    const task = tasks.find((id) => stem.includes(id));
    const meant = studentsMeant(task === undefined ? stem : stem.replace(task, ""), students);
    if (meant.length === 1) sources.push({ student: meant[0]!, task, path });
    else
      strangers.push({
        source: name,
        why: meant.length === 0 ? "nobody in the roster has this id" : `it could be ${meant.join(" or ")}`,
      });
  }
  return { sources, strangers };
}

/** Ids that stand in a name as a whole; of one within another, the longer. */
function studentsMeant(name: string, students: readonly Student[]): string[] {
  const same = students.filter(({ id }) => id.toLowerCase() === name.toLowerCase());
  if (same.length > 0) return same.map(({ id }) => id);
  const within = students.filter(({ id }) => stands(id, name)).map(({ id }) => id);
  return within.filter((id) => !within.some((other) => other !== id && stands(id, other)));
}

function stands(id: string, name: string): boolean {
  const [lowered, wanted] = [name.toLowerCase(), id.toLowerCase()];
  const isEdge = (character: string | undefined) => character === undefined || !/[a-z0-9]/.test(character);
  for (let at = lowered.indexOf(wanted); at >= 0; at = lowered.indexOf(wanted, at + 1))
    if (isEdge(lowered[at - 1]) && isEdge(lowered[at + wanted.length])) return true;
  return false;
}

/** @throws Error for a place that is not on this disk */
function onDisk(source: string, from: string): string {
  if (source.startsWith("file:")) return fileURLToPath(source);
  if (/^([a-z][a-z0-9+.-]*:\/\/|[^/\\]+@[^/\\]+:|[a-z0-9-]+::)/i.test(source))
    throw new Error(`the roster's source ${source} is not on this disk; clone it here first, and name the clone`);
  return resolve(from, source);
}

/** Whether a source is a folder or an archive; links are neither. */
export function kindOf(path: string): "folder" | "archive" | "neither" {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return "folder";
  return stats?.isFile() && /\.zip$/i.test(path) ? "archive" : "neither";
}
