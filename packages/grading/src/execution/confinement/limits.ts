/** Limits that the kernel keeps for one process of learner code, as `prlimit` of util-linux takes them. */
import { heapMegabytes } from "../child-limits.ts";

/** Megabytes that may be written to, on V8's heap and off it: the heap's own limit, and what Node needs besides. */
const dataMegabytes = heapMegabytes + 768;
/** Seconds of processor time of one process. A requirement's searches take a fraction. */
const processorSeconds = 600;

/** A command that runs another one within the limits. */
export function limited(command: string, args: readonly string[]): { command: string; args: string[] } {
  const limits = [
    `--data=${dataMegabytes * 2 ** 20}`,
    `--cpu=${processorSeconds}`,
    // No file can grow, and no memory is dumped into one.
    "--fsize=0",
    "--core=0",
    "--nofile=64",
    // Threads of Node's own count.
    "--nproc=256",
  ];
  return { command: "prlimit", args: [...limits, "--", command, ...args] };
}

/**
 * A user that nobody is, for the processes of this grader; nothing where only one's own user can be had. Users of two
 * graders differ as far as their process numbers do.
 */
export function ownUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = 61_000 + (process.pid % 4000);
  return { uid: id, gid: id };
}
