/** What the process that runs learner code may not do, as Node's own flags enforce it. */

/** Megabytes of heap: more than a protocol can need, and less than a machine can miss. */
export const heapMegabytes = 1024;

/**
 * No file of the machine, no process of its own, no code from text. The script comes from standard input, since it
 * could not be read otherwise.
 */
export function childFlags(): string[] {
  const permission = ["--permission", "--experimental-permission"].find((flag) =>
    process.allowedNodeEnvironmentFlags.has(flag),
  );
  return [
    ...(permission ? [permission] : []),
    "--disallow-code-generation-from-strings",
    `--max-old-space-size=${heapMegabytes}`,
    "--no-warnings",
    "--input-type=commonjs",
    "-",
  ];
}

/** Nothing of ours but what Windows needs to start a process at all. */
export function childEnvironment(): Record<string, string | undefined> {
  return process.platform === "win32" ? { SystemRoot: process.env["SystemRoot"] } : {};
}
