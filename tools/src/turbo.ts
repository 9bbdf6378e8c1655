/** Runs tasks of workspaces through turbo, which skips those whose inputs are as they were. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { findPostgres } from "@workbook/postgres";
import { endsFirst } from "./interrupt.ts";

/** A task of a workspace. */
export interface Task {
  /** The workspace's package name. */
  readonly workspace: string;
  readonly task: string;
}

/** What became of a run. */
export interface TurboRun {
  /** What each task said. */
  readonly said: ReadonlyMap<string, readonly string[]>;
  /** The tasks that failed. */
  readonly failed: ReadonlySet<string>;
  /** What turbo itself says is wrong. */
  readonly problem: string;
}

/**
 * One more than there are processors: a task that starts a browser or waits for a disk leaves its processor to another. More than four
 * explorers at once need more memory than a laptop has.
 */
const atOnce = Math.min(4, availableParallelism() + 1);

/** What turbo and npm say around what a task says. */
const noise = /^(cache (hit|miss)|> |npm (error|warn)|\s*$)/;

/** A task in one word, as turbo has it. */
export function taskId({ workspace, task }: Task): string {
  return `${workspace}#${task}`;
}

/**
 * Runs tasks. A task that fails stops no other.
 *
 * @param onLine is told of each line that a task says, in a run or, when nothing changed, from the run before
 */
export async function runTasks(
  root: string,
  tasks: readonly Task[],
  onLine: (task: string, line: string) => void = () => {},
): Promise<TurboRun> {
  const said = new Map<string, string[]>(tasks.map((task) => [taskId(task), []]));
  const run = { said, failed: new Set<string>(), problem: "" };
  if (tasks.length === 0) return run;
  const child = start(root, tasks, ["--json", "--continue=always", `--concurrency=${atOnce}`]);
  const errors: string[] = [];
  const reading = eachLine(child.stdout, (line) => {
    const { source, text } = entryOf(line);
    if (source === "turbo") for (const task of failedIn(text)) run.failed.add(task);
    else if (!noise.test(text)) {
      said.get(source)?.push(text);
      onLine(source, text);
    }
  });
  const readingErrors = eachLine(child.stderr, (line) => errors.push(line));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  await Promise.all([reading, readingErrors]);
  return { ...run, problem: code === 0 || run.failed.size > 0 ? "" : errors.join("\n") || `turbo ended with ${code}` };
}

/** Those of the tasks that would not run again, since nothing that they depend on has changed. */
export async function rememberedTasks(root: string, tasks: readonly Task[]): Promise<Set<string>> {
  if (tasks.length === 0) return new Set();
  const child = start(root, tasks, ["--dry=json"]);
  child.stderr.resume();
  let plan = "";
  for await (const text of child.stdout) plan += text;
  const { tasks: planned } = JSON.parse(plan) as { tasks: { taskId: string; cache: { local: boolean } }[] };
  return new Set(planned.filter(({ cache }) => cache.local).map((task) => task.taskId));
}

function start(root: string, tasks: readonly Task[], options: readonly string[]) {
  const named = tasks.map(taskId);
  const child = spawn(process.execPath, [turbo(), "run", ...named, "--no-update-notifier", ...options], {
    cwd: root,
    env: { ...process.env, ...machine(), TURBO_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  endsFirst(child);
  return child;
}

/** What results depend on besides files: the tests of a package that needs a server ran, or did not. */
function machine(): NodeJS.ProcessEnv {
  return { WORKBOOK_NODE: process.version, WORKBOOK_POSTGRES: findPostgres() ?? "" };
}

function turbo(): string {
  return createRequire(import.meta.url).resolve("turbo/bin/turbo");
}

async function eachLine(stream: Readable, read: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input: stream })) read(line);
}

function entryOf(line: string): { source: string; text: string } {
  try {
    const { source, text } = JSON.parse(line) as { source: string; text: string };
    return { source, text };
  } catch {
    return { source: "turbo", text: line };
  }
}

/** `Failed:    a#check, b#test` */
function failedIn(text: string): string[] {
  const [, list] = /^\s*Failed:\s+(.+)$/.exec(text) ?? [];
  return list ? list.split(/,\s*/) : [];
}
