/** One process that grades jobs: started, watched, renewed. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Job, Manner, Outcome } from "./job.ts";

const main = fileURLToPath(new URL("./job-process.ts", import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** Jobs after which a process is renewed, so that nothing adds up. */
const jobsEach = 20;
/** Characters kept of what a process complains about. */
const complaintLimit = 4_000;

/** Grades one job at a time. */
export class Worker {
  private process: ChildProcess | undefined;
  private jobs = 0;
  private complaint = "";

  /** Grades a job. Never throws: what goes wrong is an outcome. */
  async grade(job: Job, manner: Manner): Promise<Outcome> {
    if (this.jobs++ % jobsEach === 0) this.end();
    const process = await this.ready();
    return new Promise((resolve) => {
      const finish = (outcome: Outcome) => {
        clearTimeout(late);
        process.off("message", finish);
        process.off("exit", died);
        resolve(outcome);
      };
      const late = setTimeout(() => {
        this.end();
        const minutes = Math.round(manner.jobMs / 60_000);
        finish({ kind: "unanswered", sentence: `was not graded within ${minutes} min`, records: [] });
      }, manner.jobMs);
      const died = () => finish({ kind: "broken", sentence: `the grading process ended: ${this.complaint.trim()}` });
      process.once("exit", died);
      process.once("message", finish);
      process.send({ job, manner });
    });
  }

  /** Ends the process and all that it has started. */
  end(): void {
    const pid = this.process?.pid;
    this.process = undefined;
    if (pid === undefined) return;
    if (globalThis.process.platform === "win32") spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"]);
    else killGroup(pid);
  }

  private async ready(): Promise<ChildProcess & { send: NonNullable<ChildProcess["send"]> }> {
    if (!this.process || this.process.exitCode !== null || this.process.signalCode !== null) {
      this.end();
      // A group of its own: Ctrl-C is the grader's to hear, and the whole group can be ended.
      const process = spawn(globalThis.process.execPath, ["--import", tsx, main], {
        stdio: ["ignore", "ignore", "pipe", "ipc"],
        detached: true,
        windowsHide: true,
      });
      this.process = process;
      this.complaint = "";
      process.stderr?.setEncoding("utf8").on("data", (piece: string) => {
        this.complaint = (this.complaint + piece).slice(-complaintLimit);
      });
      await new Promise<void>((resolve) => {
        process.once("message", () => resolve());
        process.once("exit", () => resolve());
      });
    }
    return this.process as ChildProcess & { send: NonNullable<ChildProcess["send"]> };
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}
