/** How vitest runs requirements: one file after another, no time limits, learner code out of reach. */
import { join } from "node:path";
import type { InlineConfig } from "vitest/node";
import type { GradeSettings } from "../settings.ts";
import { demonstrationFolder } from "../submission/declaration.ts";
import { submissionStubs } from "../submission/stub-plugin.ts";
import { VisibleFirst } from "./visible-first.ts";

/** The part of a vitest configuration that a grade needs, whoever starts it. */
export function gradeTestOptions(settings: GradeSettings): InlineConfig {
  return {
    root: settings.root,
    provide: { grade: settings },
    include: [...includes(Object.keys(settings.targets)), ...demonstrationsIn(settings)],
    // A requirement may not fail for slowness: budgets are counted in states and steps.
    testTimeout: 0,
    hookTimeout: 0,
    teardownTimeout: 10_000,
    fileParallelism: false,
    sequence: { sequencer: VisibleFirst },
    maxConcurrency: 1,
    pool: "forks",
    attachmentsDir: join(cacheFolder(settings), "attachments"),
  };
}

/**
 * What makes a grade begin sooner when nothing changes meanwhile, so not in a watch: one process loads the harness once for all
 * files, and what Vite makes of the harness and of the tests is kept, by their content, for the next grade.
 */
export function onceOptions(settings: GradeSettings): InlineConfig {
  const fsModuleCachePath = join(cacheFolder(settings), "modules");
  return { isolate: false, experimental: { fsModuleCache: true, fsModuleCachePath } };
}

function cacheFolder({ root }: GradeSettings): string {
  return join(root, "node_modules", ".cache", "workbook");
}

function includes(exercises: readonly string[]): string[] {
  const folders = exercises.length === 0 ? ["*"] : exercises;
  return folders.flatMap((id) => ["test", "grading"].map((folder) => `exercises/${id}/${folder}/*.test.ts`));
}

/** Demonstrations are judged when somebody asks for them, and not otherwise. */
function demonstrationsIn({ targets }: GradeSettings): string[] {
  return Object.entries(targets).flatMap(([id, graded]) =>
    graded.flatMap(({ target: { kind, name } }) =>
      kind === "solution" && name !== undefined ? [`exercises/${id}/${demonstrationFolder}/${name}.test.ts`] : [],
    ),
  );
}

/** The plugins that a grade needs. */
export function gradePlugins({ targets }: GradeSettings) {
  const folders = (id: string) => (targets[id] ?? []).flatMap(({ target: { dir } }) => dir ?? []);
  return [submissionStubs(folders)];
}
