/** All jobs of a class: by processes of this machine, or by whoever serves a queue. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Result } from "../result.ts";
import { filesBelow } from "./files-below.ts";
import { graderHash } from "./grader-hash.ts";
import type { Job, Manner } from "./job.ts";
import { Pool } from "./pool.ts";
import { AskingSide, GradingSide, type SentJob } from "./queue.ts";

/** Who grades. */
export interface Graders {
  readonly manner: Manner;
  /** How many jobs at a time on this machine; with a queue it may be 0. */
  readonly jobs: number;
  /** The address of a Redis, where a queue is shared. */
  readonly queue?: string | undefined;
}

/**
 * Grades jobs, and tells of each result as it comes.
 *
 * @param signal ends it: what has no result then has none
 */
export async function gradeAll(
  jobs: readonly Job[],
  graders: Graders,
  onResult: (result: Result) => void,
  signal: AbortSignal,
): Promise<void> {
  if (graders.queue !== undefined) return gradeByQueue(jobs, graders, graders.queue, onResult, signal);
  const pool = Pool.of(graders.jobs, graders.manner);
  const stop = () => pool.end();
  signal.addEventListener("abort", stop);
  const grades = jobs.map(async (job) => {
    const result = await pool.grade(job);
    if (result) onResult(result);
  });
  if (signal.aborted) stop();
  await Promise.all(grades);
  pool.end();
}

async function gradeByQueue(
  jobs: readonly Job[],
  { manner, jobs: atATime, queue }: Graders,
  url: string,
  onResult: (result: Result) => void,
  signal: AbortSignal,
): Promise<void> {
  const asking = new AskingSide(url);
  const stopServing = atATime > 0 ? serveQueue({ manner, jobs: atATime, queue }, () => {}) : async () => {};
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve());
  });
  const asked = jobs.map(async ({ key, task, dir }) => {
    const files = Object.fromEntries(filesBelow(dir).map((path) => [path, readFileSync(join(dir, path), "utf8")]));
    const result = await asking.ask({ key, task, grader: graderHash(manner.root, task), files });
    if (!signal.aborted) onResult(result);
  });
  const all = Promise.all(asked);
  all.catch(() => {});
  try {
    await Promise.race([all, stopped]);
  } finally {
    await stopServing();
    await asking.close();
  }
}

/**
 * Grades for whoever asks on a queue.
 *
 * @param onResult is told of each result
 * @returns stops it
 */
export function serveQueue({ manner, jobs, queue }: Graders, onResult: (result: Result) => void): () => Promise<void> {
  const pool = Pool.of(jobs, manner);
  const folder = mkdtempSync(join(tmpdir(), "workbook-grader-"));
  const side = new GradingSide(queue ?? "", jobs, async (sent) => {
    requireSameGrader(sent, manner.root);
    const dir = join(folder, sent.key);
    try {
      for (const [path, text] of Object.entries(sent.files)) {
        mkdirSync(dirname(join(dir, path)), { recursive: true });
        writeFileSync(join(dir, path), text);
      }
      const result = await pool.grade({ key: sent.key, task: sent.task, dir });
      if (!result) throw new Error("the grader was stopped");
      onResult(result);
      return result;
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
  return async () => {
    await side.close();
    pool.end();
    rmSync(folder, { recursive: true, force: true });
  };
}

function requireSameGrader({ task, grader }: SentJob, root: string): void {
  if (graderHash(root, task) === grader) return;
  throw new Error(`a grader on the queue has another version of the course for ${task}; give all of them the same one`);
}
