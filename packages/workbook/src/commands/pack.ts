/** `pack`: a learner's work as an archive to hand in. */
import { createWriteStream, existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { finished } from "node:stream/promises";
import { bundleSubmission, findExercises, sourcesIn } from "@workbook/grading";
import { Command } from "commander";
import { ZipFile } from "yazl";
import { freeName } from "../free-name.ts";
import { root } from "../place.ts";

/** Archives of the same work are the same, whenever they are made. */
const mtime = new Date("2000-01-01T00:00:00Z");

/** The command. */
export function packCommand(): Command {
  return new Command("pack")
    .description("Write the archive to hand in, after a look at whether it is all there.")
    .argument("<NN>", "the exercise's number")
    .option("--out <FILE>", "where to; NN-name.zip in this folder when left out")
    .action(pack);
}

async function pack(number: string, { out }: { readonly out?: string }): Promise<void> {
  const [id = ""] = findExercises(root, [number]);
  const exercise = join(root, "exercises", id);
  const [work, starter] = [workIn(join(exercise, "src")), workIn(join(exercise, "starter"))];
  const missing = [...starter.keys()].filter((path) => !work.has(path));
  if (missing.length > 0)
    throw new Error(`exercises/${id}/src has no ${missing.join(", ")}; the starter has: npm run diff -- ${number}`);
  if ([...work].every(([path, text]) => starter.get(path)?.equals(text)))
    throw new Error(`exercises/${id}/src is the starter still; there is nothing to hand in`);
  // What cannot be loaded gets no points; better to know now.
  await bundleSubmission({ root, exerciseId: id, target: { kind: "submission" } });
  const wanted = resolve(out ?? `${id}.zip`);
  const file = existsSync(wanted) ? `${freeName(wanted.replace(/\.zip$/, ""))}.zip` : wanted;
  await write(file, id, work);
  const extra = [...work.keys()].filter((path) => !starter.has(path));
  const besides =
    extra.length === 0
      ? ""
      : `; ${extra.join(", ")} ${extra.length === 1 ? "is" : "are"} not in the starter, and goes with it`;
  process.stdout.write(
    `${file} holds ${work.size} files of exercises/${id}/src${besides}.\nIt loads; whether it is right, npm run grade -- ${number} says. Hand this file in.\n`,
  );
}

async function write(file: string, id: string, work: ReadonlyMap<string, Buffer>): Promise<void> {
  const zip = new ZipFile();
  for (const [path, content] of work) zip.addBuffer(content, `${id}/src/${path}`, { mtime, mode: 0o100644 });
  zip.end();
  await finished(zip.outputStream.pipe(createWriteStream(file, { flags: "wx" })));
}

/** The TypeScript files below a folder, by path with `/`, sorted. */
function workIn(folder: string): Map<string, Buffer> {
  const paths = sourcesIn(folder).filter((path) => path.endsWith(".ts"));
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
}
