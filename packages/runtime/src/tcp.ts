/**
 * Messages between processes of one machine: newline-delimited JSON over TCP on the loopback interface. As in the simulator a message may be
 * lost: one to a process that is down is, and so may be what was on its way when a connection broke.
 */
import { createServer, type Server, Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Message, NodeId } from "@workbook/harness";

const loopback = "127.0.0.1";

/** A message with its sender and its receiver. */
interface Letter {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly message: Message;
}

/** Where each node listens. */
export type Ports = Readonly<Record<NodeId, number>>;

/** The nodes of one process, and the way to all others. */
export class TcpTransport {
  private readonly ports: Ports;
  private readonly connections = new Map<NodeId, Socket>();
  private readonly servers: Server[] = [];
  private readonly accepted = new Set<Socket>();

  constructor(ports: Ports) {
    this.ports = ports;
  }

  /** Receives the messages for a node of this process. */
  async listen(id: NodeId, receive: (from: NodeId, message: Message) => void): Promise<void> {
    const server = createServer((socket) => {
      this.accepted.add(socket);
      socket.on("error", () => {}); // Whoever was killed says no goodbye.
      socket.on("close", () => this.accepted.delete(socket));
      createInterface({ input: socket }).on("line", (line) => {
        const letter = letterOf(line);
        if (letter?.to === id) receive(letter.from, letter.message);
      });
    });
    this.servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.ports[id], loopback, resolve);
    });
  }

  /** Sends, if the receiver is up. */
  send(from: NodeId, to: NodeId, message: Message): void {
    const letter: Letter = { from, to, message };
    this.connectionTo(to).write(`${JSON.stringify(letter)}\n`);
  }

  /** Ends all connections and listens no more. */
  async close(): Promise<void> {
    for (const socket of [...this.connections.values(), ...this.accepted]) socket.destroy();
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }

  private connectionTo(to: NodeId): Socket {
    const known = this.connections.get(to);
    if (known && !known.destroyed) return known;
    const socket = new Socket();
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
    socket.connect(this.ports[to]!, loopback);
    this.connections.set(to, socket);
    return socket;
  }
}

/** A line that a broken connection has cut off is no letter. */
function letterOf(line: string): Letter | undefined {
  try {
    return JSON.parse(line) as Letter;
  } catch {
    return undefined;
  }
}
