/** One process for learner code: started, asked, watched and ended. */
import type { ChildProcess } from "node:child_process";
import type { Socket } from "node:net";
import type { Readable } from "node:stream";
import { NoAnswer } from "@workbook/harness";
import { type Answer, isAnswered, type Order, type Request } from "./answer.ts";
import { childCode } from "./child-code.ts";
import { heapMegabytes } from "./child-limits.ts";
import type { Launch } from "./confinement/launch.ts";
import { start } from "./confinement/start.ts";
import { lineReader } from "./lines.ts";
import { readAnswer } from "./wire.ts";

/** Characters of one answer. A longer one is a flood. */
const answerLimit = 32 * 2 ** 20;
/** Characters kept of what the process complains about. */
const complaintLimit = 64 * 2 ** 10;

/** Children that run. A child that is busy would not notice that we have ended. */
const living = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of living) child.kill("SIGKILL");
});

/** What has been waited for once, all of it together, is waited for less when each answer is to come by itself. */
const carefulShare = 1 / 3;

interface Question {
  readonly requests: readonly Request[];
  /** Milliseconds without an answer. */
  readonly patienceMs: number;
  readonly answers: Answer[];
  readonly resolve: (answers: readonly Answer[]) => void;
  readonly reject: (error: Error) => void;
}

/** A running child. Once it has failed it is not asked again. */
export class Child {
  private readonly process: ChildProcess;
  private readonly orders: Socket;
  private readonly replies: Socket;
  private readonly ended: Promise<void>;
  private readonly patienceMs: number;
  private complaints = "";
  private question: Question | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** Why it cannot be asked any more. */
  failed: Error | undefined;

  private constructor(code: string, patienceMs: number, launch: Launch) {
    this.patienceMs = patienceMs;
    const started = start(launch);
    this.process = started.process;
    this.orders = started.orders;
    this.replies = started.replies;
    living.add(this.process);
    this.ended = new Promise((resolve) => this.process.on("close", () => resolve()));
    this.process.on("close", () => living.delete(this.process));
    this.process.on("error", (error) => this.fail(`the process for the submission did not start: ${error.message}`));
    this.process.on("close", (exit, signal) => this.fail(this.deathSentence(exit, signal)));
    started.complaints.setEncoding("utf8").on("data", (piece: string) => {
      this.complaints = (this.complaints + piece).slice(0, complaintLimit);
    });
    this.replies.setEncoding("utf8");
    const flooded = () => this.fail("the submission produced more data in one step than an answer may hold");
    this.replies.on(
      "data",
      lineReader((line) => this.take(line), answerLimit, flooded),
    );
    started.code.end(code);
    this.mayEnd(true);
  }

  /**
   * Starts a process.
   * @param patienceMs after this long without an answer it is killed; the outer net, since loops are counted inside
   */
  static async start(patienceMs: number, launch: Launch): Promise<Child> {
    return new Child(await childCode(), patienceMs, launch);
  }

  /** Says something that is not answered. */
  tell(order: Order): void {
    this.orders.write(`${JSON.stringify(order)}\n`);
  }

  /**
   * Asks, and waits for the answers. Not to be called again before they are there.
   * @param careful each answer is to come by itself, so that one that does not come is known: for what was asked in vain
   * @throws NoAnswer when the process dies, floods or is silent: one sentence
   */
  ask(requests: readonly Request[], careful: boolean): Promise<readonly Answer[]> {
    return new Promise((resolve, reject) => {
      if (this.failed) return reject(this.failed);
      if (requests.length === 0) return resolve([]);
      const patienceMs = careful ? this.patienceMs * carefulShare : this.patienceMs;
      this.question = { requests, patienceMs, answers: [], resolve, reject };
      this.mayEnd(false);
      this.tell({ kind: "execute", requests, careful });
      this.wait();
    });
  }

  /** Ends the process, and waits until it is gone. */
  async end(): Promise<void> {
    this.failed ??= new Error("the process for the submission was ended");
    this.mayEnd(false);
    this.orders.end();
    const late = setTimeout(() => this.process.kill("SIGKILL"), 1000);
    await this.ended;
    clearTimeout(late);
  }

  private take(line: string): void {
    if (!this.question) return;
    try {
      this.question.answers.push(readAnswer(line));
    } catch (error) {
      return this.fail((error as Error).message);
    }
    const { answers, requests, resolve } = this.question;
    if (answers.length < requests.length && isAnswered(answers.at(-1))) return this.wait();
    this.stopWaiting();
    resolve(answers);
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fail(this.silenceSentence()), this.question?.patienceMs);
  }

  private stopWaiting(): void {
    clearTimeout(this.timer);
    this.question = undefined;
    this.mayEnd(true);
  }

  private fail(sentence: string): void {
    this.failed ??= new NoAnswer(sentence);
    this.process.kill("SIGKILL");
    const question = this.question;
    this.stopWaiting();
    question?.reject(this.failed);
  }

  /** Whether our process may end while this one is running. It may when nobody waits for an answer. */
  private mayEnd(may: boolean): void {
    for (const held of [this.process, this.orders, this.replies, this.process.stderr as Readable & Socket])
      may ? held.unref() : held.ref();
  }

  private silenceSentence(): string {
    const seconds = Math.round(this.patienceMs / 1000);
    return `${this.askedSentence()} gave no answer for ${seconds} s, and its process was killed; look for work without an end that is no loop, such as a huge text or a slow pattern`;
  }

  private deathSentence(exit: number | null, signal: string | null): string {
    if (/heap out of memory|Allocation failed/.test(this.complaints))
      return `${this.askedSentence()} needed more than ${heapMegabytes} MB, and its process died; keep less`;
    const how = signal === null ? `exit code ${exit}` : signal;
    return `${this.askedSentence()} ended the process that it runs in (${how}); grade again, or look for what ends it`;
  }

  private askedSentence(): string {
    const request = this.question?.requests[this.question.answers.length];
    return request ? `node ${request.node}, on its ${inputName(request.input)},` : "the submission";
  }
}

function inputName(input: Request["input"]): string {
  return input.kind === "deliver" ? `"${input.message.type}" from ${input.from}` : input.kind;
}
