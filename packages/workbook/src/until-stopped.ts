/** Waiting for the end: Ctrl-C, or whoever started the command tells it to stop. */

/** Resolves at the first signal to stop. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
