/** `handout`: the course without solutions, hidden requirements and history, in a folder to give away. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { Command } from "commander";
import { courseFiles, isForLearners, learnerLock, learnerManifest } from "../handout/learner-edition.ts";
import { root } from "../place.ts";

/** The command. */
export function handoutCommand(): Command {
  return new Command("handout")
    .description("Write the learner's edition of the course: no solutions, no hidden requirements, no history.")
    .requiredOption("--out <DIR>", "a new or empty folder outside the course")
    .action(handout);
}

function handout({ out }: { readonly out: string }): void {
  const folder = freeFolder(out);
  const files = courseFiles(root).filter((path) => isForLearners(path) && existsSync(join(root, path)));
  for (const path of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const rewrite = rewritten[path];
    if (rewrite) writeFileSync(join(folder, path), rewrite(readFileSync(join(root, path), "utf8")));
    else cpSync(join(root, path), join(folder, path));
  }
  process.stdout.write(`${files.length} files for learners are in ${folder}\nThere: npm ci && npm start\n`);
}

const rewritten: Readonly<Record<string, (text: string) => string>> = {
  "package.json": learnerManifest,
  "package-lock.json": learnerLock,
};

function freeFolder(out: string): string {
  const folder = resolve(out);
  const inside = relative(root, folder);
  if (!inside.startsWith("..")) throw new Error(`--out ${out} lies inside the course; give a folder outside it`);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`--out ${out} is not empty; nothing was written`);
  return folder;
}
