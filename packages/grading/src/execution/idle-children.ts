/**
 * Children between two searches. To start a process takes longer than many a search, so the next search of the same submission
 * takes the process of the last one. Another submission never does.
 */
import { Child } from "./child-process.ts";
import { launchAt } from "./confinement/launch.ts";
import type { Level } from "./confinement/level.ts";

/** What a child can serve: one submission, held in one way. */
export interface Service {
  /** Of the submission's sources. */
  readonly hash: string;
  readonly level: Level;
  /** Milliseconds without an answer before the process is killed. */
  readonly patienceMs: number;
}

/** More than are kept are of no use: few searches ask several clusters at a time. */
const mostIdle = 4;

let idle: Child[] = [];
const keys = new WeakMap<Child, string>();

/** A child that is idle or new. What served another submission is ended. */
export async function takeChild({ hash, level, patienceMs }: Service): Promise<Child> {
  const key = `${level} ${patienceMs} ${hash}`;
  for (const child of idle.filter((kept) => keys.get(kept) !== key)) void child.end();
  idle = idle.filter((kept) => keys.get(kept) === key && !kept.failed);
  const child = idle.pop() ?? (await Child.start(patienceMs, launchAt(level)));
  keys.set(child, key);
  return child;
}

/** Keeps a child that nobody asks for now, unless it has failed. */
export async function putBack(child: Child): Promise<void> {
  if (child.failed) return;
  if (idle.length >= mostIdle) return child.end();
  idle.push(child);
}

/** Ends the children that nobody asks for, and waits until they are gone. */
export async function endIdleChildren(): Promise<void> {
  const ended = idle.map((child) => child.end());
  idle = [];
  await Promise.all(ended);
}
