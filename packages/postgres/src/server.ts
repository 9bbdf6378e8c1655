/** One PostgreSQL server of our own: a new cluster in a folder, on a free port of the loopback, with all its promises kept. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import getPort from "get-port";
import { type Address, PostgresDatabase } from "./postgres-database.ts";
import type { SystemAccount } from "./system-account.ts";

/** Where and how a server is made. */
export interface ServerOptions {
  /** The folder of `initdb` and `postgres`. */
  readonly programs: string;
  /** A new folder that is the server's. */
  readonly folder: string;
  readonly account: SystemAccount | undefined;
}

const host = "127.0.0.1";
const user = "workbook";
/** In milliseconds: outer nets, for a machine on which something hangs. */
const initPatienceMs = 120_000;
const startPatienceMs = 60_000;
const stopPatienceMs = 5_000;
const pauseMs = 50;
/** Somebody may take a port between our look and our start. */
const mostPorts = 3;
/** So much of what a server complained about is told. */
const complaintLimit = 4_000;

/** A server that runs, with one session. */
export class Server {
  readonly port: number;
  readonly database: PostgresDatabase;
  private readonly process: ServerProcess;

  private constructor(port: number, database: PostgresDatabase, process: ServerProcess) {
    this.port = port;
    this.database = database;
    this.process = process;
  }

  /**
   * Makes a cluster and starts a server on it.
   * @throws Error when it does not start: with what it complained about
   */
  static async start(options: ServerOptions, signal: AbortSignal): Promise<Server> {
    const password = randomBytes(16).toString("hex");
    await init(options, password, signal);
    for (let attempt = 1; ; attempt++) {
      const port = await getPort({ host });
      const process = new ServerProcess(options, port);
      try {
        return new Server(port, await connected({ host, port, user, password }, process, signal), process);
      } catch (error) {
        await process.stop();
        if (attempt === mostPorts || !/address already in use|Address in use/i.test(String(error))) throw error;
      }
    }
  }

  /** Ends the session and the server, and waits until it is gone. */
  async stop(): Promise<void> {
    await this.database.close().catch(() => {});
    await this.process.stop();
  }
}

async function init(
  { programs, folder, account }: ServerOptions,
  password: string,
  signal: AbortSignal,
): Promise<void> {
  const passwordFile = join(folder, "password");
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid);
  const words = [
    ...["--pgdata", join(folder, "data"), "--username", user, "--auth", "scram-sha-256", "--pwfile", passwordFile],
    // What it holds before the first run may be lost; what a transaction promises may not.
    ...["--encoding", "UTF8", "--no-locale", "--no-sync"],
  ];
  const place = { cwd: folder, env: environment(), ...account, timeout: initPatienceMs, signal };
  await promisify(execFile)(join(programs, "initdb"), words, place).catch((error: Error & { stderr?: string }) => {
    throw new Error(`initdb failed: ${error.stderr?.trim() || error.message}`);
  });
  rmSync(passwordFile);
}

async function connected(address: Address, server: ServerProcess, signal: AbortSignal): Promise<PostgresDatabase> {
  const deadline = performance.now() + startPatienceMs;
  for (;;) {
    signal.throwIfAborted();
    try {
      return await PostgresDatabase.connect(address);
    } catch (error) {
      if (server.hasEnded || performance.now() > deadline)
        throw new Error(`the server did not start: ${server.complaints.trim() || String(error)}`);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** Its settings: it forgets nothing that it has promised, and nobody but this machine reaches it. */
function settings(port: number): string[] {
  return Object.entries({
    max_prepared_transactions: 8,
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    listen_addresses: host,
    port,
    unix_socket_directories: "",
    max_connections: 8,
    shared_buffers: "16MB",
  }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Nothing of the caller's, such as PGPORT, reaches a server of ours; Windows needs this to start anything at all. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { PATH, LC_ALL: "C", ...(SystemRoot ? { SystemRoot, TEMP } : {}) };
}

class ServerProcess {
  private readonly process: ChildProcess;
  private readonly ended: Promise<void>;
  private readonly lastResort = () => this.process.kill("SIGQUIT");
  complaints = "";
  hasEnded = false;

  constructor({ programs, folder, account }: ServerOptions, port: number) {
    this.process = spawn(join(programs, "postgres"), ["-D", join(folder, "data"), ...settings(port)], {
      cwd: folder,
      env: environment(),
      ...account,
      stdio: ["ignore", "ignore", "pipe"],
      // Ctrl-C in a terminal reaches its whole group: a server is told by us, when its sessions have ended.
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    this.ended = new Promise((resolve) => {
      const end = () => {
        this.hasEnded = true;
        process.off("exit", this.lastResort);
        resolve();
      };
      this.process.on("close", end);
      this.process.on("error", (error) => {
        this.complaints += error.message;
        end();
      });
    });
    // Before the folder is removed under it.
    process.prependListener("exit", this.lastResort);
    this.process.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.complaints = (this.complaints + text).slice(-complaintLimit);
    });
  }

  /** SIGINT is its fast shutdown, SIGQUIT its immediate one. */
  async stop(): Promise<void> {
    if (this.hasEnded) return;
    this.process.kill("SIGINT");
    const impatient = setTimeout(() => this.process.kill("SIGQUIT"), stopPatienceMs);
    const tired = setTimeout(() => this.process.kill("SIGKILL"), 2 * stopPatienceMs);
    await this.ended;
    clearTimeout(impatient);
    clearTimeout(tired);
  }
}
