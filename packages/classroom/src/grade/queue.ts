/**
 * Grading by any number of machines: jobs on a queue of Redis. Whoever asked waits for the results; graders take jobs and bring
 * results. A job that a lost grader had is given to another; it may run more than once, and its result, named by its key, counts once.
 */
import { Queue, QueueEvents, type Job as QueueJob, Worker as QueueWorker } from "bullmq";
import { Redis } from "ioredis";
import type { Result } from "../result.ts";

const queueName = "workbook-grade";

/** A job with the submission's sources, since another machine does not have the class's folder. */
export interface SentJob {
  readonly key: string;
  readonly task: string;
  /** Of the grader that is to judge. One that differs would judge otherwise. */
  readonly grader: string;
  /** By path below the submission. */
  readonly files: Readonly<Record<string, string>>;
}

/** Milliseconds after which a grader that says nothing counts as lost. */
const lostAfterMs = 30_000;
/** How many graders may be lost over one job before nobody takes it any more. */
const mostLost = 5;

function connect(url: string): Redis {
  // What BullMQ asks of a connection on which it waits.
  return new Redis(url, { maxRetriesPerRequest: null });
}

/**
 * Checks that the queue can be reached.
 * @throws Error when it cannot
 */
export async function requireQueue(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  try {
    redis.on("error", () => {});
    await redis.connect();
  } catch (error) {
    throw new Error(`no Redis answers at ${url}: ${(error as Error).message}`);
  } finally {
    redis.disconnect();
  }
}

/** How many graders serve a queue. */
export async function gradersOn(url: string): Promise<number> {
  const connection = connect(url);
  const queue = new Queue(queueName, { connection });
  try {
    return await queue.getWorkersCount();
  } finally {
    await queue.close();
    connection.disconnect();
  }
}

/** The side that asks. */
export class AskingSide {
  private readonly connections: Redis[];
  private readonly queue: Queue<SentJob, Result>;
  private readonly events: QueueEvents;

  constructor(url: string) {
    this.connections = [connect(url), connect(url)];
    this.queue = new Queue(queueName, { connection: this.connections[0]! });
    this.events = new QueueEvents(queueName, { connection: this.connections[1]! });
    // Everybody who waits for a result listens.
    for (const emitter of [this.queue, this.events]) emitter.setMaxListeners(0);
  }

  /**
   * Puts a job on the queue, unless it is there already, and waits for its result.
   * @throws Error when no grader could bring one
   */
  async ask(sent: SentJob): Promise<Result> {
    const options = { jobId: sent.key, removeOnComplete: { age: 24 * 3600 }, removeOnFail: true };
    const job = await this.queue.add(sent.task, sent, options);
    return job.waitUntilFinished(this.events);
  }

  /** Asks no more. What was asked stays on the queue, and its results are there for whoever asks again. */
  async close(): Promise<void> {
    await this.events.close();
    await this.queue.close();
    for (const connection of this.connections) connection.disconnect();
  }
}

/** A side that grades. */
export class GradingSide {
  private readonly connection: Redis;
  private readonly worker: QueueWorker<SentJob, Result>;

  /**
   * @param jobs how many at a time
   * @param grade brings a result
   */
  constructor(url: string, jobs: number, grade: (sent: SentJob) => Promise<Result>) {
    this.connection = connect(url);
    const options = {
      connection: this.connection,
      concurrency: jobs,
      lockDuration: lostAfterMs,
      stalledInterval: lostAfterMs / 2,
      maxStalledCount: mostLost,
    };
    this.worker = new QueueWorker(queueName, ({ data }: QueueJob<SentJob, Result>) => grade(data), options);
    this.worker.on("error", () => {});
  }

  /** Takes no more jobs; those under way are given back. */
  async close(): Promise<void> {
    await this.worker.close(true);
    this.connection.disconnect();
  }
}
