/** A client of Maelstrom's nodes: asks one of them, and waits for the reply, but not for ever. */
import type { Network } from "./network.ts";
import type { Body } from "./protocol.ts";

/** Longer than a node takes to say that it is late. */
const patienceMs = 5_000;

/** One request at a time. */
export class Caller {
  readonly id: string;
  private readonly network: Network;
  private asked:
    | { readonly node: string; readonly msgId: number; readonly resolve: (reply?: Body) => void }
    | undefined;
  private count = 0;

  constructor(id: string, network: Network) {
    this.id = id;
    this.network = network;
    network.addClient(id, ({ body }) => {
      if (body.in_reply_to === this.asked?.msgId) this.asked?.resolve(body);
    });
  }

  /** Asks a node. Nothing when it gives no reply. */
  async ask(node: string, body: Body): Promise<Body | undefined> {
    const msgId = ++this.count;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Body | undefined>((resolve) => {
        this.asked = { node, msgId, resolve };
        timer = setTimeout(() => resolve(undefined), patienceMs);
        this.network.send({ src: this.id, dest: node, body: { ...body, msg_id: msgId } });
      });
    } finally {
      clearTimeout(timer);
      this.asked = undefined;
    }
  }

  /** Waits no longer for a reply of this node, or of anybody. */
  giveUp(node?: string): void {
    if (node === undefined || this.asked?.node === node) this.asked?.resolve();
  }
}
