/** The part of the store that lives on one of Maelstrom's nodes: shard, perhaps the manager, and clients, each with its log in a folder. */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Step } from "@workbook/05-transactional-kv/given/plan.ts";
import { nodeSurroundings, type Target } from "@workbook/grading";
import { inProcessExecutor, type LiveRun, type Message, type NodeId, sourceOf } from "@workbook/harness";
import { Host, type HostOptions } from "../host.ts";
import { LogFile } from "../log-file.ts";
import { openNodes } from "../node-run.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { ListClient } from "./list-client.ts";
import { type Ending, PooledClient } from "./pooled-client.ts";
import { type Init, RequestError } from "./protocol.ts";

/** What a part of the store needs. */
export interface StoreOptions {
  /** The course's folder. */
  readonly root: string;
  readonly target: Target;
  /** Where logs are; what an earlier life has left there is taken up. */
  readonly folder: string;
  /** Takes messages for parts of the store that live elsewhere. */
  readonly send: (home: string, from: NodeId, to: NodeId, message: Message) => void;
  /** Told when a node cannot go on. */
  readonly onFault: (sentence: string) => void;
}

/** How often a transaction is tried before its client hears of a conflict. */
const attempts = 5;

/** One node's part of the store. */
export class StoreNode {
  private readonly init: Init;
  private readonly options: StoreOptions;
  private readonly layout: Layout;
  private readonly incarnation: number;
  private readonly servers = new Map<NodeId, Host>();
  private readonly clients = new Map<NodeId, PooledClient>();
  /** Clients with nothing to do, and the names of those that were never needed. */
  private readonly idle: PooledClient[] = [];
  private readonly unused: NodeId[] = [];
  private readonly clientRun: LiveRun;

  private constructor(init: Init, options: StoreOptions, layout: Layout) {
    this.init = init;
    this.options = options;
    this.layout = layout;
    mkdirSync(options.folder, { recursive: true });
    const starts = this.logOf("starts");
    this.incarnation = starts.records().length;
    starts.force(null);
    const { shards, clients } = layout;
    const settings = { shards, manager: "manager", attempts };
    const nodes = Object.fromEntries(
      clients.map((id) => [id, (ctx: ListClient["ctx"]) => new ListClient(ctx, settings)]),
    );
    const others = Object.fromEntries(["manager", ...Object.keys(shards)].map((id) => [id, () => ({})]));
    const cluster = { name: "list-clients", params: null, nodes: { ...nodes, ...others }, inFlightCap: 1 };
    this.clientRun = inProcessExecutor(sourceOf(cluster), nodeSurroundings()).begin();
  }

  /**
   * Loads the store and starts what lives here.
   * @throws Refusal for a mistake in the target's files
   * @throws RequestError when there are too many nodes
   */
  static async open(init: Init, options: StoreOptions): Promise<StoreNode> {
    const layout = layoutOf(init.node_ids);
    const { root, target } = options;
    const { clients, shards } = layout;
    const params = { clients: clients.length, each: 0, shards: Object.keys(shards).length };
    const place = { root, exerciseId: "05-transactional-kv", target, cluster: { name: "busy-store", params } };
    const { run } = await openNodes(place);
    const node = new StoreNode(init, options, layout);
    await node.start(run);
    return node;
  }

  /** Brings a message to a node of the store that lives here. */
  deliver(from: NodeId, to: NodeId, message: Message): void {
    (this.servers.get(to) ?? this.clients.get(to))?.deliver(from, message);
  }

  /**
   * Carries a transaction out, however long that takes.
   * @throws RequestError when there are too many already
   */
  async run(steps: readonly Step[]): Promise<Ending> {
    const client = this.idle.pop() ?? (await this.another());
    const ending = await client.run(steps);
    this.idle.push(client);
    return ending;
  }

  private async start(run: LiveRun): Promise<void> {
    const here = (id: NodeId) => this.layout.homeOf(id) === this.init.node_id;
    for (const id of ["manager", ...Object.keys(this.layout.shards)].filter(here)) {
      const host = new Host(this.hostOptions(id, run));
      this.servers.set(id, host);
      host.start();
    }
    await Promise.all([...this.servers.values()].map((host) => host.settled));
    for (const id of this.layout.clients.filter(here)) {
      if (existsSync(this.pathOf(id))) void this.startClient(id).then((client) => this.idle.push(client));
      else this.unused.push(id);
    }
  }

  private async another(): Promise<PooledClient> {
    const id = this.unused.shift();
    if (id === undefined) throw new RequestError("temporarily-unavailable", "too many transactions at once");
    return this.startClient(id);
  }

  private async startClient(id: NodeId): Promise<PooledClient> {
    const client = new PooledClient(this.hostOptions(id, this.clientRun));
    this.clients.set(id, client);
    await client.start();
    return client;
  }

  private hostOptions(id: NodeId, run: LiveRun): HostOptions {
    return {
      run,
      id,
      log: this.logOf(id),
      incarnation: this.incarnation,
      seed: Math.floor(Math.random() * 2 ** 31),
      send: (to, message) => this.send(id, to, message),
      onFault: ({ message }) => this.options.onFault(`${id}: ${message}`),
      // The clients of several processes compare when they began.
      now: Date.now,
    };
  }

  private send(from: NodeId, to: NodeId, message: Message): void {
    const home = this.layout.homeOf(to);
    if (home === this.init.node_id) this.deliver(from, to, message);
    else if (home !== undefined) this.options.send(home, from, to, message);
  }

  private logOf(name: string): LogFile {
    return new LogFile(this.pathOf(name));
  }

  private pathOf(name: string): string {
    return join(this.options.folder, `${name}.log`);
  }
}
