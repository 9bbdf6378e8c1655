/** `handout`: the course without solutions, hidden requirements and history, in a folder to give away. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { Command } from "commander";
import { blackBoxFiles, blackBoxManifest, disclosed } from "../handout/black-boxes.ts";
import { insteadOfCommands, learnerPackage } from "../handout/instructors-only.ts";
import { courseFiles, isForLearners, learnerLock, learnerManifest } from "../handout/learner-edition.ts";
import { root } from "../place.ts";

/** The command. */
export function handoutCommand(): Command {
  return new Command("handout")
    .description("Write the learner's edition of the course: no solutions, no hidden requirements, no history.")
    .requiredOption("--out <DIR>", "a new or empty folder outside the course")
    .action(handout);
}

async function handout({ out }: { readonly out: string }): Promise<void> {
  const folder = freeFolder(out);
  const files = courseFiles(root).filter((path) => isForLearners(path) && existsSync(join(root, path)));
  const made: Record<string, string> = { ...(await blackBoxFiles(root)), ...insteadOfCommands };
  for (const path of [...files, ...Object.keys(made)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const text = made[path] ?? rewritten[path]?.(readFileSync(join(root, path), "utf8"));
    if (text === undefined) cpSync(join(root, path), join(folder, path));
    else writeFileSync(join(folder, path), text);
  }
  process.stdout.write(`${files.length} files for learners are in ${folder}\n`);
  process.stdout.write(`Disclosed of the solutions: ${disclosed}\nThere: npm ci && npm start\n`);
}

const rewritten: Readonly<Record<string, (text: string) => string>> = {
  "package.json": learnerManifest,
  "package-lock.json": learnerLock,
  "packages/protocols/package.json": blackBoxManifest,
  "packages/workbook/package.json": learnerPackage,
  "tools/package.json": learnerPackage,
};

function freeFolder(out: string): string {
  const folder = resolve(out);
  const inside = relative(root, folder);
  if (!inside.startsWith("..")) throw new Error(`--out ${out} lies inside the course; give a folder outside it`);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`--out ${out} is not empty; nothing was written`);
  return folder;
}
