/** Waiting for the end: Ctrl-C, or whoever started the command tells it to stop. */
import { PassThrough } from "node:stream";

/**
 * The keyboard that vitest is given instead of the terminal's. It would take every key for a shortcut, Ctrl-C too, and the
 * terminal would not be the shell's again until it has ended.
 */
export const noKeyboard: NodeJS.ReadStream = Object.assign(new PassThrough(), { isTTY: false }) as never;

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Resolves at the first signal to stop. Those that follow are the same one again: a terminal tells the whole group of
 * processes, and so does each that started another.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve());
  });
}

/** Ends what runs, but waits no longer than this for it: a browser may hold its connection open. */
const patienceMs = 3_000;

/** Closes everything and leaves the process. */
export async function leave(...closing: readonly Promise<void>[]): Promise<never> {
  const tired = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([Promise.allSettled(closing), tired]);
  process.exit();
}
