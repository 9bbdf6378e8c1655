/** The processes of a cluster's nodes: started, killed, and started again with the same log. */
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { NodeId } from "@workbook/harness";
import type { NodeOrder } from "./node-process.ts";
import type { ClusterPlace } from "./node-run.ts";
import type { Ports } from "./tcp.ts";

const main = fileURLToPath(new URL("./node-process.ts", import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** What all processes of a cluster share. */
export interface ProcessOptions {
  readonly place: ClusterPlace;
  readonly ports: Ports;
  /** Where each node's log is. */
  readonly folder: string;
  readonly seed: number;
  /** Told when a node ends though nobody has killed it, with what it said last. */
  readonly onFault: (sentence: string) => void;
}

/** One node's process, through all its lives. */
export class NodeProcess {
  readonly id: NodeId;
  /** How often it was started. */
  starts = 0;
  private readonly options: ProcessOptions;
  private child: ChildProcess | undefined;

  constructor(id: NodeId, options: ProcessOptions) {
    this.id = id;
    this.options = options;
  }

  /** How often it was started again. */
  get restarts(): number {
    return Math.max(0, this.starts - 1);
  }

  /** Starts it, and waits until it has done its first step. */
  async start(): Promise<void> {
    const { place, ports, folder, seed, onFault } = this.options;
    const incarnation = this.starts++;
    const logFile = join(folder, `${this.id}.log`);
    const order: NodeOrder = { place, id: this.id, logFile, incarnation, seed: seed + incarnation, ports };
    const child = spawn(process.execPath, ["--import", tsx, main, JSON.stringify(order)], {
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    this.child = child;
    let complaint = "";
    child.stderr.on("data", (text: Buffer) => {
      complaint = (complaint + text.toString()).slice(-2_000);
    });
    child.on("exit", (_code, signal) => {
      if (signal !== "SIGKILL") onFault(complaint.trim() || `${this.id} has ended`);
    });
    await new Promise<void>((resolve) => {
      child.stdout.once("data", () => resolve());
      child.once("exit", () => resolve());
    });
  }

  /** Kills it at once: nothing that it does could prevent or notice that. Returns when it is gone. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }
}
