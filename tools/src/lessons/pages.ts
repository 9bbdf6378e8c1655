/** The pages that hold markers, and the pictures beside them. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { exerciseIds } from "@workbook/grading";

/** Generated, or nobody's prose. */
const passedOver = ["node_modules", "api", "dist", "public"];

/** The pages of the whole project, or of the exercises that are named: paths from the root, with slashes. */
export function pagesOf(root: string, exercises?: readonly string[]): string[] {
  const folders = (exercises ?? exerciseIds(root)).flatMap((id) => [`exercises/${id}`, `solutions/${id}`]);
  const own = folders.flatMap((folder) => markdownIn(root, folder, false));
  return exercises ? own : [...markdownIn(root, "", false), ...markdownIn(root, "docs", true), ...own];
}

/** The pictures of exercises, all of them generated. */
export function picturesOf(root: string): string[] {
  return exerciseIds(root).flatMap((id) => {
    const folder = `exercises/${id}/pictures`;
    return entriesOf(join(root, folder)).map(({ name }) => `${folder}/${name}`);
  });
}

function markdownIn(root: string, folder: string, deep: boolean): string[] {
  return entriesOf(join(root, folder)).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) return entry.name.endsWith(".md") ? [path] : [];
    const enters = deep && !entry.name.startsWith(".") && !passedOver.includes(entry.name);
    return enters ? markdownIn(root, path, deep) : [];
  });
}

function entriesOf(folder: string) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
