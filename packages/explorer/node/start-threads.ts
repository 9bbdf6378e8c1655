/** Node's worker threads as the threads of a search. */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import type { FromThread, StartThreads, Thread, ToThread } from "../src/parallel/protocol.ts";

/** Starts worker threads. */
export const startThreads: StartThreads = (count) => {
  const program = bundled();
  return Array.from({ length: count }, () => new NodeThread(program));
};

/** One script: a thread has module hooks of its own, and would not know how to load TypeScript. */
function bundled(): string {
  const entry = fileURLToPath(new URL("./thread.ts", import.meta.url));
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
  });
  return outputFiles[0]!.text;
}

class NodeThread implements Thread {
  private readonly worker: Worker;

  constructor(program: string) {
    this.worker = new Worker(program, { eval: true, execArgv: [] });
  }

  tell(message: ToThread, transferred: readonly ArrayBuffer[]): Promise<FromThread> {
    const { worker } = this;
    return new Promise<FromThread>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`a thread ended with exit code ${code}`)));
      worker.postMessage(message, transferred);
    }).finally(() => {
      for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
    });
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
