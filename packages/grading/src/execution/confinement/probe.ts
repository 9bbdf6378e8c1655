/** Which levels this machine has: each is tried, not guessed. */
import { type Launch, launchAt } from "./launch.ts";
import { type Level, levels } from "./level.ts";
import { canFilter } from "./seccomp.ts";
import { start } from "./start.ts";

/** Whether a level is to be had, and if not, why. */
export interface Probe {
  readonly level: Level;
  readonly available: boolean;
  /** What is missing, in one line; empty when nothing is. */
  readonly missing: string;
}

/** Milliseconds after which a level that does not answer is not there. */
const patienceMs = 20_000;

const script = `
const { Socket } = require("node:net");
new Socket({ fd: 4, readable: false, writable: true }).end("ready");
`;

/** Tries all levels. */
export async function probeLevels(): Promise<Probe[]> {
  const missing = await Promise.all(levels.map(missingAt));
  return levels.map((level, index) => ({ level, available: missing[index] === "", missing: missing[index] ?? "" }));
}

async function missingAt(level: Level): Promise<string> {
  if (level !== "D" && process.platform !== "linux") return "only Linux has it";
  if (level === "A" && !canFilter()) return `the system calls of ${process.arch} are not known`;
  if (level === "C" && process.getuid?.() !== 0) return "only root can start processes as another user";
  return tried(launchAt(level));
}

/** Starts a process that says one word. */
function tried(launch: Launch): Promise<string> {
  return new Promise((resolve) => {
    const { process, code, complaints, replies } = start(launch);
    let said = "";
    let complaint = "";
    const late = setTimeout(() => process.kill("SIGKILL"), patienceMs);
    complaints.setEncoding("utf8").on("data", (piece: string) => {
      complaint += piece;
    });
    replies.setEncoding("utf8").on("data", (piece: string) => {
      said += piece;
    });
    code.end(script);
    process.on("error", ({ message }) => resolve(`${launch.command} does not start: ${message}`));
    process.on("close", () => {
      clearTimeout(late);
      resolve(said === "ready" ? "" : (complaint.trim().split("\n").at(-1) ?? "") || `${launch.command} says nothing`);
    });
  });
}
