/**
 * The store of task 05 as processes: one for each shard and one for the manager, killed and started again while clients run transactions. The
 * clients live in this process, so that one clock times them all and their history is whole.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { historyOf, type Seen } from "@workbook/05-transactional-kv/given/history.ts";
import { requireTarget, type Target } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import getPort, { portNumbers } from "get-port";
import { Host, type HostOptions } from "./host.ts";
import { LogFile } from "./log-file.ts";
import { NodeProcess } from "./node-processes.ts";
import { type ClusterPlace, openNodes } from "./node-run.ts";
import { Running } from "./running.ts";
import { type Ports, TcpTransport } from "./tcp.ts";

/** The task whose nodes they are. */
export const clusterExercise = "05-transactional-kv";

/** A client rests at least so long between two transactions. */
const restMs = 50;

/** How large, how long, and how rough. */
export interface ClusterOptions {
  /** The course's folder. */
  readonly root: string;
  readonly target: Target;
  readonly shards: number;
  readonly clients: number;
  /** How much load: transactions of each client, or milliseconds. */
  readonly load: { readonly each: number } | { readonly forMs: number };
  /** The store blocks when so many milliseconds pass and no client has an answer. */
  readonly patienceMs: number;
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
  /** For how many milliseconds nobody had an answer, if that ended the run. */
  readonly blockedMs?: number;
  /** How often each of the store's nodes was killed and started again. */
  readonly restarts: Readonly<Record<NodeId, number>>;
  /** How often the network was parted, where it can be. */
  readonly partitions?: number;
  readonly elapsedMs: number;
  /** Why a node could not go on: sentences. */
  readonly faults: readonly string[];
}

/**
 * Runs a cluster: first load and kills, then a quiet phase in which every client looks at every key. No process and no file of it is left.
 * @throws Refusal for a mistake in the target's files
 */
export async function runCluster(options: ClusterOptions): Promise<ClusterRun> {
  const { root, target, clients, load, shards, patienceMs } = options;
  requireTarget(root, clusterExercise, target);
  // Nobody has more transactions than fit into the time.
  const each = "each" in load ? load.each : Math.ceil(load.forMs / restMs);
  const cluster = { name: "busy-store", params: { clients, each, shards, looksBack: true } };
  const place: ClusterPlace = { root, exerciseId: clusterExercise, target, cluster };
  const folder = mkdtempSync(join(tmpdir(), "workbook-cluster-"));
  const running = new Running(options);
  const began = performance.now();
  let restarts: ClusterRun["restarts"];
  try {
    restarts = await runIn(folder, place, options, running);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    history: historyOf(running.state),
    ended: running.isDone,
    ...(running.isBlocked ? { blockedMs: patienceMs } : {}),
    restarts,
    elapsedMs: performance.now() - began,
    faults: running.faults,
  };
}

async function runIn(
  folder: string,
  place: ClusterPlace,
  options: ClusterOptions,
  running: Running,
): Promise<ClusterRun["restarts"]> {
  const { run, nodes, close } = await openNodes(place);
  const ports = await portsFor(nodes);
  const clients = nodes.filter((id) => /^c\d+$/.test(id));
  const { seed } = options;
  const onFault = (sentence: string) => running.fault(sentence);
  const servers = nodes
    .filter((id) => !clients.includes(id))
    .map((id) => new NodeProcess(id, { place, ports, folder, seed, onFault }));
  const transport = new TcpTransport(ports);
  const hosts = clients.map((id, index) => {
    const log = new LogFile(join(folder, `${id}.log`));
    return clientHost({ run, id, log, seed: seed + index }, transport, running);
  });
  try {
    await running.untilDone(Promise.all(servers.map((server) => server.start())));
    await Promise.all(
      hosts.map((host, index) => transport.listen(clients[index]!, (from, it) => host.deliver(from, it))),
    );
    for (const host of hosts) host.start();
    running.answered();
    await killNowAndThen(servers, options, running);
    for (const host of hosts) host.deliver("cluster", { type: "quiet" });
    await running.until(() => false);
    return Object.fromEntries(servers.map(({ id, restarts }) => [id, restarts]));
  } finally {
    for (const host of hosts) host.stop();
    await Promise.all([...servers.map((server) => server.kill()), transport.close(), close()]);
  }
}

type Client = Pick<HostOptions, "run" | "id" | "log" | "seed">;

function clientHost(client: Client, transport: TcpTransport, running: Running): Host {
  return new Host({
    ...client,
    incarnation: 0,
    send: (to, message) => transport.send(client.id, to, message),
    show: (observation) => running.show(client.id, observation),
    onFault: ({ message }) => running.fault(`${client.id}: ${message}`),
  });
}

/**
 * Any server may be killed, at any moment of its life but its start. The next one is when it is back: a process takes longer to start than to kill, and a
 * cluster whose every node is down shows nothing.
 */
async function killNowAndThen(
  servers: readonly NodeProcess[],
  { load, clients, killEveryMs, mostKills = Number.POSITIVE_INFINITY, onProgress }: ClusterOptions,
  running: Running,
): Promise<void> {
  const end = performance.now() + ("forMs" in load ? load.forMs : Number.POSITIVE_INFINITY);
  const hasEnded = () => running.isOver || running.resting.size >= clients || performance.now() >= end;
  for (let kills = 0; !hasEnded(); ) {
    const pauseMs = killEveryMs > 0 ? killEveryMs : 500;
    await running.until(hasEnded, Math.min(pauseMs, end - performance.now()));
    onProgress?.(running.state, kills);
    if (hasEnded() || killEveryMs === 0 || kills >= mostKills) continue;
    const victim = servers[Math.floor(Math.random() * servers.length)]!;
    kills++;
    await victim.kill();
    await running.untilDone(victim.start());
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
