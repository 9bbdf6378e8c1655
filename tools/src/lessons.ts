/**
 * Keeps lessons, README.md and docs in step with the code that they show: whatever stands between two markers is written
 * by a program, here compared or written anew.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RequirementRecord } from "@workbook/grading";
import type { Fact } from "./fact.ts";
import { describeDrift } from "./lessons/drift.ts";
import { Grades, type OnProgress } from "./lessons/grades.ts";
import { type Generated, Page } from "./lessons/page.ts";
import { pagesOf, picturesOf } from "./lessons/pages.ts";

/** Which lessons, and who knows the grades that they speak of. What nobody knows is graded here. */
export interface LessonOptions {
  /** Ids; everything, README.md and docs too, when left out. */
  readonly exercises?: readonly string[] | undefined;
  /** What is known of these exercises: grades of mutants in their declared settings, of everything else in full. */
  readonly grade?: (exercises: readonly string[]) => Promise<readonly RequirementRecord[]>;
  readonly onProgress?: OnProgress;
}

/** Compares every page with what its producers write: one fact a page, one a picture that nobody shows. */
export async function checkLessons(root: string, options: LessonOptions = {}): Promise<Fact[]> {
  const pages = await generate(root, options);
  const facts = pages
    .filter(({ markers, problems }) => markers + problems.length > 0)
    .map((page) => factOf(root, page));
  const stray = strayPictures(root, pages, options.exercises).map((path) => ({
    name: `${path} is shown`,
    ok: false,
    detail: "no lesson shows this picture; npm run check -- --write removes it",
  }));
  return [...facts, ...stray];
}

/**
 * Writes every page and picture that is not in step.
 *
 * @returns one fact a file that was written or removed, and one a page with a problem
 */
export async function writeLessons(root: string, options: LessonOptions = {}): Promise<Fact[]> {
  const pages = (await generate(root, options)).map((page) => leftAlone(root, page));
  const wanted = pages.flatMap(({ path, text, files }) => [[path, text] as const, ...files]);
  const stale = wanted.filter(([path, content]) => contentOf(root, path) !== content);
  for (const [path, content] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const wrong = pages.filter(({ problems }) => problems.length > 0);
  // A picture of a marker with a problem may be wanted after all.
  const stray = wrong.length > 0 ? [] : strayPictures(root, pages, options.exercises);
  for (const path of stray) rmSync(join(root, path));
  return [
    ...stale.map(([path]) => ({ name: `${path} written`, ok: true })),
    ...stray.map((path) => ({ name: `${path} removed`, ok: true })),
    ...wrong.map((page) => factOf(root, page)),
  ];
}

/** Grading takes minutes: what somebody has written into a page meanwhile is not overwritten. */
function leftAlone(root: string, page: Generated): Generated {
  const now = contentOf(root, page.path) ?? "";
  if (now === page.before) return page;
  const problem = `${page.path} was changed while this was at work, and is left as it is; do it again`;
  return { ...page, text: now, problems: [...page.problems, problem] };
}

async function generate(root: string, { exercises, grade, onProgress }: LessonOptions): Promise<Generated[]> {
  const handout = !existsSync(join(root, "solutions"));
  const pages = pagesOf(root, exercises).map((path) => new Page(root, path, handout));
  const grades = new Grades(root);
  for (const page of pages) page.request(grades);
  if (grade) grades.add(await grade(grades.exercises()));
  await grades.run(onProgress);
  return pages.map((page) => page.generate(grades));
}

function factOf(root: string, { path, drifts, files, problems }: Generated): Fact {
  const pictures = [...files].filter(([file, content]) => contentOf(root, file) !== content);
  const detail = [
    ...problems,
    ...drifts.map(describeDrift),
    ...pictures.map(([file]) => `${file} is not the picture that the code makes`),
    ...(drifts.length + pictures.length > 0 ? ["npm run check -- --write writes it anew"] : []),
  ];
  const ok = detail.length === 0;
  return { name: `${path} shows what the code does`, ok, ...(ok ? {} : { detail: detail.join("\n") }) };
}

function strayPictures(root: string, pages: readonly Generated[], exercises?: readonly string[]): string[] {
  const shown = new Set(pages.flatMap(({ files }) => [...files.keys()]));
  // Another page may show a picture of these exercises; and in a handout nothing is drawn anew.
  if (exercises || pages.some(({ left }) => left > 0)) return [];
  return picturesOf(root).filter((path) => !shown.has(path));
}

function contentOf(root: string, path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined;
}
