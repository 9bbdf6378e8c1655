/** Ctrl-C and its like: what is going on ends in order, so that no process and no folder is left. */

/** Aborts when somebody wants this process to end. */
export function stopWhenTold(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => controller.abort());
  return controller.signal;
}
