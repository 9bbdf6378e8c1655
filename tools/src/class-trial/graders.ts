/** Graders as processes: started, watched, killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import getPort from "get-port";

/** Starts a command of the workbook's. */
export function startWorkbook(root: string, words: readonly string[]): ChildProcess {
  const main = join(root, "packages/workbook/src/main.ts");
  return spawn(process.execPath, ["--import", "tsx", main, ...words], { cwd: root, stdio: "inherit" });
}

/** Waits for a process's end. */
export async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

/** Kills a process, as a power failure would, as soon as so many results are there. Tells whether it came to that. */
export async function killAtResults(child: ChildProcess, results: string, count: number): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    if (resultsIn(results) >= count) return child.kill("SIGKILL");
    await pause(50);
  }
  return false;
}

/** How many results a class has. */
export function resultsIn(folder: string): number {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")).length : 0;
}

/** A Redis of one's own, on a free port of this machine. */
export async function startRedis(): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await getPort();
  const dir = mkdtempSync(join(tmpdir(), "redis-"));
  const server = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", dir], {
    stdio: "ignore",
  });
  let fault: Error | undefined;
  server.on("error", (error) => {
    fault = new Error(`a queue needs redis-server, which does not start: ${error.message}`);
  });
  while (!(await answers(port))) {
    if (fault) throw fault;
    await pause(50);
  }
  const stop = async () => {
    server.kill();
    await ended(server);
    rmSync(dir, { recursive: true });
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, "127.0.0.1");
    socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
