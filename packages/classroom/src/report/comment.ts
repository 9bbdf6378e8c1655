/** What an instructor says to all students with the same misconception. */
import { existsSync, writeFileSync } from "node:fs";
import { classFolder } from "../class-folder.ts";
import { readClass } from "../exports/class-data.ts";
import { readData } from "../read-data.ts";
import { clustersOf, commentsSchema } from "./clusters.ts";

/**
 * Keeps a comment for a cluster; an empty one takes it away.
 *
 * @returns how many students it is for
 * @throws Error when there is no such cluster
 */
export function commentOn(dir: string, cluster: string, text: string): number {
  const found = clustersOf(readClass(dir)).find(({ name }) => name === cluster);
  if (!found) throw new Error(`there is no cluster ${cluster}; the report's first page names them`);
  const file = classFolder(dir).comments;
  const { [cluster]: _, ...others } = existsSync(file) ? readData(file, commentsSchema) : {};
  const comments = text === "" ? others : { ...others, [cluster]: text };
  writeFileSync(file, `${JSON.stringify(comments, null, 2)}\n`);
  return found.students.length;
}
