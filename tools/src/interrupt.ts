/** Ctrl-C in the middle of a long run: children end first, and the terminal is left clean. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { say } from "./screen.ts";

const children = new Set<ChildProcess>();
let interrupted = false;

/** Whether a signal is about to end this process. */
export function isEnding(): boolean {
  return interrupted;
}

/** Lets a signal end this child before it ends this process. */
export function endsFirst(child: ChildProcess): void {
  children.add(child);
  child.once("close", () => children.delete(child));
}

/**
 * From now on a signal ends the children, then this process with the exit code of the signal.
 * @param last what is still to be done in between
 */
export function endOnInterrupt(last: () => void = () => {}): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end(signal, last));
}

async function end(signal: "SIGINT" | "SIGTERM", last: () => void): Promise<void> {
  interrupted = true;
  const closed = [...children].map((child) => once(child, "close"));
  for (const child of children) child.kill("SIGTERM");
  await Promise.all(closed);
  last();
  say("stopped");
  process.exit(128 + constants.signals[signal]);
}
