/** A run of the cluster that is going on: what its clients have seen. */
import { type Seen, seen } from "@workbook/05-transactional-kv/given/history.ts";
import type { NodeId, Plain } from "@workbook/harness";
import { Waiting, type WaitingOptions } from "./waiting.ts";

/** A run that is going on. */
export class Running extends Waiting {
  state: Seen = seen.initial([]);
  /** Clients that have done their part and wait until all is quiet. */
  readonly resting = new Set<NodeId>();
  private readonly clients: number;

  constructor(options: WaitingOptions & { readonly clients: number }) {
    super(options);
    this.clients = options.clients;
  }

  override get isDone(): boolean {
    return this.state.over.length >= this.clients;
  }

  /** Takes down what a client shows. */
  show(client: NodeId, observation: Plain): void {
    const { ended } = this.state;
    this.state = seen.observe(this.state, { kind: "emit", node: client, observation });
    if ((observation as { readonly type?: string }).type === "rests") this.resting.add(client);
    if (this.state.ended > ended) this.answered();
    else this.changed();
  }
}
