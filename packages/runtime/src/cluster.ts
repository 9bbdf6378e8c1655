/**
 * The store of task 05 as processes: one for each shard and one for the manager, killed and started again while clients run transactions. The
 * clients live in this process, so that one clock times them all and their history is whole.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { historyOf, type Seen, seen } from "@workbook/05-transactional-kv/given/history.ts";
import { requireTarget, type Target } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import getPort, { portNumbers } from "get-port";
import { Host } from "./host.ts";
import { LogFile } from "./log-file.ts";
import { NodeProcess } from "./node-processes.ts";
import { type ClusterPlace, openNodes } from "./node-run.ts";
import { type Ports, TcpTransport } from "./tcp.ts";

/** The task whose nodes they are. */
export const clusterExercise = "05-transactional-kv";

/** How large, how long, and how rough. */
export interface ClusterOptions {
  /** The course's folder. */
  readonly root: string;
  readonly target: Target;
  readonly shards: number;
  readonly clients: number;
  /** Transactions of each client. */
  readonly each: number;
  /** Milliseconds from when all are up to the next kill; 0: nobody is killed. */
  readonly killEveryMs: number;
  /** Kills so often at most. */
  readonly mostKills?: number;
  readonly seed: number;
  /** Ends the run before its time. */
  readonly signal?: AbortSignal | undefined;
  /** Told now and then how far it is. */
  readonly onProgress?: (state: Seen, kills: number) => void;
}

/** What came of a run. */
export interface ClusterRun {
  readonly history: ReturnType<typeof historyOf>;
  /** Whether every client has done all that it had to do. */
  readonly ended: boolean;
  readonly kills: number;
  readonly elapsedMs: number;
  /** Why a node could not go on: sentences. */
  readonly faults: readonly string[];
}

/** A run that is going on. */
class Running {
  state: Seen = seen.initial([]);
  kills = 0;
  readonly faults: string[] = [];
  private readonly options: ClusterOptions;
  private wake: () => void = () => {};

  constructor(options: ClusterOptions) {
    this.options = options;
    options.signal?.addEventListener("abort", () => this.wake());
  }

  get isOver(): boolean {
    const { signal, clients } = this.options;
    return Boolean(signal?.aborted) || this.faults.length > 0 || this.state.over.length >= clients;
  }

  show(node: NodeId, observation: Parameters<typeof seen.observe>[1] & { kind: "emit" }): void {
    this.state = seen.observe(this.state, { ...observation, node });
    if (this.isOver) this.wake();
  }

  fault(sentence: string): void {
    if (!this.isOver) this.faults.push(sentence);
    this.wake();
  }

  /** Waits, unless it is over before. */
  async pause(ms: number): Promise<void> {
    if (this.isOver) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/**
 * Runs a cluster until every client has done its transactions. No process and no file of it is left.
 * @throws Refusal for a mistake in the target's files
 */
export async function runCluster(options: ClusterOptions): Promise<ClusterRun> {
  const { root, target, clients, each, shards } = options;
  requireTarget(root, clusterExercise, target);
  const cluster = { name: "busy-store", params: { clients, each, shards, looksBack: true } };
  const place: ClusterPlace = { root, exerciseId: clusterExercise, target, cluster };
  const folder = mkdtempSync(join(tmpdir(), "workbook-cluster-"));
  const running = new Running(options);
  const began = performance.now();
  try {
    await runIn(folder, place, options, running);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    history: historyOf(running.state),
    ended: running.state.over.length >= clients,
    kills: running.kills,
    elapsedMs: performance.now() - began,
    faults: running.faults,
  };
}

async function runIn(folder: string, place: ClusterPlace, options: ClusterOptions, running: Running): Promise<void> {
  const { run, nodes, close } = await openNodes(place);
  const ports = await portsFor(nodes);
  const isClient = (id: NodeId) => /^c\d+$/.test(id);
  const { seed } = options;
  const onFault = (sentence: string) => running.fault(sentence);
  const servers = nodes
    .filter((id) => !isClient(id))
    .map((id) => new NodeProcess(id, { place, ports, folder, seed, onFault }));
  const transport = new TcpTransport(ports);
  const hosts = nodes.filter(isClient).map((id, index) => {
    return new Host({
      run,
      id,
      log: new LogFile(join(folder, `${id}.log`)),
      incarnation: 0,
      seed: seed + index,
      send: (to, message) => transport.send(id, to, message),
      show: (observation) => running.show(id, { kind: "emit", node: id, observation }),
      onFault: ({ message }) => onFault(`${id}: ${message}`),
    });
  });
  try {
    await Promise.all(servers.map((server) => server.start()));
    await Promise.all(
      hosts.map((host, index) => transport.listen(`c${index + 1}`, (from, it) => host.deliver(from, it))),
    );
    for (const host of hosts) host.start();
    await killNowAndThen(servers, options, running);
  } finally {
    for (const host of hosts) host.stop();
    await Promise.all([...servers.map((server) => server.kill()), transport.close(), close()]);
  }
}

/**
 * Any server may be killed, at any moment of its life but its start. The next one is when it is back: a process takes longer to start than to kill, and a
 * cluster whose every node is down shows nothing.
 */
async function killNowAndThen(
  servers: readonly NodeProcess[],
  { killEveryMs, mostKills = Number.POSITIVE_INFINITY, onProgress }: ClusterOptions,
  running: Running,
): Promise<void> {
  while (!running.isOver) {
    await running.pause(killEveryMs > 0 ? killEveryMs : 500);
    onProgress?.(running.state, running.kills);
    if (running.isOver || killEveryMs === 0 || running.kills >= mostKills) continue;
    const victim = servers[Math.floor(Math.random() * servers.length)]!;
    running.kills++;
    await victim.kill();
    await victim.start();
  }
}

/** A free port for each. */
async function portsFor(nodes: readonly NodeId[]): Promise<Ports> {
  const ports: Record<NodeId, number> = {};
  for (const id of nodes) {
    const taken = Object.values(ports);
    ports[id] = await getPort({ port: portNumbers(20_000, 60_000), exclude: taken, host: "127.0.0.1" });
  }
  return ports;
}
