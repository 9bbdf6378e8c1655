/** One of Maelstrom's nodes as a process, through all its lives. It is killed, and started again with the same logs. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Target } from "@workbook/grading";
import type { Network } from "./network.ts";
import { type Envelope, parseLine } from "./protocol.ts";

const program = fileURLToPath(new URL("../../bin/maelstrom-node.js", import.meta.url));
/** Who says init. */
const driver = "driver";

/** What all nodes share. */
export interface ChildOptions {
  readonly target: Target;
  /** Where logs are. */
  readonly folder: string;
  readonly nodeIds: readonly string[];
  readonly network: Network;
  /** Told when a node cannot go on, with what it said last. */
  readonly onFault: (sentence: string) => void;
}

/** A node's process. */
export class NodeChild {
  readonly id: string;
  /** How often it was started again. */
  restarts = -1;
  /** Whether it has said that it is ready, and was not killed since. */
  isUp = false;
  private readonly options: ChildOptions;
  private child: ChildProcess | undefined;

  constructor(id: string, options: ChildOptions) {
    this.id = id;
    this.options = options;
    options.network.addNode(id, (message) => this.receive(message));
  }

  /** Starts it, and waits until it is ready. */
  async start(): Promise<void> {
    this.restarts++;
    const { folder, target, nodeIds, onFault } = this.options;
    const child = spawn(process.execPath, [program, "--log", folder, ...argumentsFor(target)], { windowsHide: true });
    this.child = child;
    let complaint = "";
    child.stderr.on("data", (text: Buffer) => {
      complaint = (complaint + text.toString()).slice(-2_000);
    });
    child.stdin.on("error", () => {}); // Whoever was killed reads no more.
    child.on("exit", (_code, signal) => {
      this.isUp = false;
      if (signal !== "SIGKILL") onFault(complaint.trim() || `${this.id} has ended`);
    });
    const isReady = new Promise<void>((resolve) => {
      createInterface({ input: child.stdout }).on("line", (line) => this.hear(line, resolve));
      child.once("exit", () => resolve());
    });
    const init = { type: "init", msg_id: 0, node_id: this.id, node_ids: [...nodeIds] };
    this.receive({ src: driver, dest: this.id, body: init });
    await isReady;
  }

  /** Kills it at once. Returns when it is gone. */
  async kill(): Promise<void> {
    const { child } = this;
    this.isUp = false;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  private receive(message: Envelope): void {
    if (this.child?.stdin?.writable) this.child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  private hear(line: string, ready: () => void): void {
    const message = parseLine(line);
    if (!message) return this.options.onFault(`${this.id} wrote what is no message: ${line.slice(0, 200)}`);
    if (message.dest !== driver) return this.options.network.send(message);
    this.isUp = message.body.type === "init_ok";
    if (!this.isUp) this.options.onFault(`${this.id}: ${String(message.body["text"])}`);
    ready();
  }
}

function argumentsFor({ kind, name, dir }: Target): string[] {
  if (kind === "submission") return dir === undefined ? [] : ["--store", dir];
  return name === undefined ? [`--${kind}`] : [`--${kind}`, name];
}
