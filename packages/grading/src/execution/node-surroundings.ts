/** What the engine needs of Node: when all continuations have run, and what was rejected with nobody awaiting it. */
import { promiseHooks } from "node:v8";
import type { PromiseWatch, Surroundings } from "@workbook/harness";

/** One list for each `rejections()` that is waiting. Node tells of a rejection once, whoever listens. */
const waiting = new Set<unknown[]>();
type Listener = (reason: unknown, promise: Promise<unknown>) => void;
let others: Listener[] = [];

const note: Listener = (reason) => {
  for (const seen of waiting) seen.push(reason);
};

/**
 * Surroundings for an executor in this process. While a step's rejections are collected, listeners of others are set
 * aside: what learner code rejects is a verdict about it, not a fault of the process.
 */
export function nodeSurroundings(): Surroundings {
  return { settle, rejections, watchPromises };
}

/**
 * From within a microtask, Node runs the next tick when the queue of microtasks is empty: no count of hops is guessed.
 */
function settle(): Promise<void> {
  return Promise.resolve().then(() => new Promise<void>((resolve) => process.nextTick(resolve)));
}

async function rejections(): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  listen(seen);
  try {
    // Node looks for unhandled rejections when ticks and microtasks are done: before the next turn of the event loop.
    await new Promise<void>((resolve) => setImmediate(resolve));
  } finally {
    unlisten(seen);
  }
  return seen;
}

function listen(seen: unknown[]): void {
  if (waiting.size === 0) {
    others = process.rawListeners("unhandledRejection") as Listener[];
    process.removeAllListeners("unhandledRejection");
    process.on("unhandledRejection", note);
  }
  waiting.add(seen);
}

function unlisten(seen: unknown[]): void {
  waiting.delete(seen);
  if (waiting.size > 0) return;
  process.off("unhandledRejection", note);
  for (const listener of others) process.on("unhandledRejection", listener);
}

/** Node tells of every promise that is made or settled. Listeners are set aside once, not for each step. */
function watchPromises(): PromiseWatch {
  const seen: unknown[] = [];
  listen(seen);
  let any = false;
  const note = () => {
    any = true;
  };
  const stop = promiseHooks.createHook({ init: note, settled: note });
  return {
    touched() {
      const was = any;
      any = false;
      return was;
    },
    end() {
      stop();
      unlisten(seen);
    },
  };
}
