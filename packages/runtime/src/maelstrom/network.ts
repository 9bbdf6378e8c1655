/** The network between Maelstrom's nodes and clients: a message takes its time, and between nodes it may be lost, or stopped by a partition. */
import { type Envelope, errorCodes } from "./protocol.ts";

/** How bad the network is. */
export interface NetworkOptions {
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** A message takes up to so many milliseconds, so that others overtake it. */
  readonly mostDelayMs: number;
  /** The share of messages between nodes that is lost. */
  readonly loss: number;
}

type Receive = (message: Envelope) => void;

/** Brings messages to whoever has joined. */
export class Network {
  private readonly options: NetworkOptions;
  private readonly nodes = new Map<string, Receive>();
  private readonly clients = new Map<string, Receive>();
  private readonly underway = new Set<NodeJS.Timeout>();
  /** Those on one side of a partition. */
  private apart: ReadonlySet<string> = new Set();

  constructor(options: NetworkOptions) {
    this.options = options;
  }

  /** A node has a name, and takes messages. */
  addNode(id: string, receive: Receive): void {
    this.nodes.set(id, receive);
  }

  /** A client has a name, and takes replies. Its messages are not lost. */
  addClient(id: string, receive: Receive): void {
    this.clients.set(id, receive);
  }

  /** Sends a message on its way. */
  send(message: Envelope): void {
    const { src, dest, body } = message;
    const receive = this.nodes.get(dest) ?? this.clients.get(dest);
    if (!receive) {
      const error = { type: "error", code: errorCodes["node-not-found"], text: `there is no ${dest}` };
      if (body.msg_id !== undefined && dest !== src)
        this.send({ src: dest, dest: src, body: { ...error, in_reply_to: body.msg_id } });
      return;
    }
    if (this.isBetweenNodes(message) && (this.isParted(message) || this.options.random() < this.options.loss)) return;
    this.later(() => {
      if (!this.isBetweenNodes(message) || !this.isParted(message)) receive(message);
    });
  }

  /** From now on those and all other nodes do not hear each other, and what is on its way between them is lost. */
  part(side: readonly string[]): void {
    this.apart = new Set(side);
  }

  /** Everybody hears everybody again. */
  heal(): void {
    this.apart = new Set();
  }

  /** Whatever is on its way arrives no more. */
  close(): void {
    for (const timer of this.underway) clearTimeout(timer);
    this.underway.clear();
  }

  private isBetweenNodes({ src, dest }: Envelope): boolean {
    return this.nodes.has(src) && this.nodes.has(dest);
  }

  private isParted({ src, dest }: Envelope): boolean {
    return this.apart.has(src) !== this.apart.has(dest);
  }

  private later(act: () => void): void {
    const timer = setTimeout(() => {
      this.underway.delete(timer);
      act();
    }, this.options.random() * this.options.mostDelayMs);
    this.underway.add(timer);
  }
}
