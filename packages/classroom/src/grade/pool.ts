/**
 * Some jobs at a time. What gets no answer in time may have been slowed down by its neighbours: before any verdict it is tried
 * again when all others are done, alone and with more patience.
 */
import type { Result } from "../result.ts";
import type { Job, Manner, Outcome } from "./job.ts";
import { Worker } from "./worker.ts";

/** How much longer one answer, and a whole job, may take when nothing runs beside. */
const patienceAlone = 2;

/** A job that waits for its turn, and whoever waits for its result. */
interface Turn {
  readonly job: Job;
  readonly attempt: 1 | 2;
  readonly spentMs: number;
  readonly resolve: (result: Result | undefined) => void;
}

/** What a pool needs of a worker. */
export type Grader = Pick<Worker, "grade" | "end">;

/** Grades jobs. */
export class Pool {
  private readonly manner: Manner;
  private readonly workers: readonly Grader[];
  private readonly free: Grader[];
  private readonly turns: Turn[] = [];
  private readonly again: Turn[] = [];
  private alone = false;
  private ended = false;

  /** @param workers as many jobs are graded at a time */
  constructor(manner: Manner, workers: readonly Grader[]) {
    this.manner = manner;
    this.workers = workers;
    this.free = [...workers];
  }

  /** A pool with processes of its own. */
  static of(jobs: number, manner: Manner): Pool {
    return new Pool(
      manner,
      Array.from({ length: jobs }, () => new Worker()),
    );
  }

  /** Grades a job when its turn comes. Nothing when the pool was ended before there was a result. */
  grade(job: Job): Promise<Result | undefined> {
    return new Promise((resolve) => {
      this.turns.push({ job, attempt: 1, spentMs: 0, resolve });
      this.go();
    });
  }

  /** Ends all processes. What was being graded, and what waits, has no result. */
  end(): void {
    this.ended = true;
    for (const worker of this.workers) worker.end();
    for (const { resolve } of [...this.turns.splice(0), ...this.again.splice(0)]) resolve(undefined);
  }

  private go(): void {
    while (!this.alone && this.free.length > 0 && this.turns.length > 0)
      void this.take(this.turns.shift()!, this.manner);
    if (this.free.length < this.workers.length || this.again.length === 0) return;
    this.alone = true;
    const { patienceMs, jobMs } = this.manner;
    const patient = { ...this.manner, patienceMs: patienceMs * patienceAlone, jobMs: jobMs * patienceAlone };
    void this.take(this.again.shift()!, patient);
  }

  private async take(turn: Turn, manner: Manner): Promise<void> {
    const worker = this.free.pop()!;
    const began = performance.now();
    const outcome = await worker.grade(turn.job, manner);
    this.free.push(worker);
    if (turn.attempt === 2) this.alone = false;
    const spentMs = turn.spentMs + performance.now() - began;
    if (this.ended) turn.resolve(undefined);
    else if (outcome.kind === "unanswered" && turn.attempt === 1) this.again.push({ ...turn, attempt: 2, spentMs });
    else turn.resolve(resultOf({ ...turn, spentMs }, outcome, manner));
    this.go();
  }
}

function resultOf({ job, attempt, spentMs }: Turn, outcome: Outcome, { level }: Manner): Result {
  const { key, task } = job;
  const head = { schema: "workbook.result/1", key, task, level, attempts: attempt, elapsedMs: spentMs } as const;
  if (outcome.kind === "graded") return { ...head, verdict: "graded", sentence: "", records: [...outcome.records] };
  const records = outcome.kind === "unanswered" ? [...outcome.records] : [];
  return { ...head, verdict: "fault", sentence: outcome.sentence, records };
}
