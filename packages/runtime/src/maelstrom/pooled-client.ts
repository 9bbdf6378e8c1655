/** A client of the store on one of Maelstrom's nodes: has one transaction at a time, and tells how it ended. */
import type { Shown } from "@workbook/05-transactional-kv/given/client.ts";
import type { Step } from "@workbook/05-transactional-kv/given/plan.ts";
import type { Decision, Message, NodeId, Plain } from "@workbook/harness";
import { Host, type HostOptions } from "../host.ts";
import type { Transaction } from "./list-client.ts";

/** How a transaction ended, after all attempts at it. */
export interface Ending {
  readonly decision: Decision;
  /** What each read found. */
  readonly found: readonly (string | null)[];
  /** Whether a shard did not want to go on with one of the attempts. */
  readonly wasRefused: boolean;
}

/** One client. */
export class PooledClient {
  readonly host: Host;
  private ending: Ending = { decision: "abort", found: [], wasRefused: false };
  private whenOver: () => void = () => {};

  constructor(options: Omit<HostOptions, "show">) {
    this.host = new Host({ ...options, show: (observation) => this.show(observation) });
  }

  /** Starts it. When this is done, what it had begun in its life before has ended. */
  async start(): Promise<void> {
    await this.untilOver(() => this.host.start());
  }

  /** Carries a transaction out. */
  async run(steps: readonly Step[]): Promise<Ending> {
    this.ending = { decision: "abort", found: [], wasRefused: false };
    const transaction: Transaction = { type: "transaction", steps };
    await this.untilOver(() => this.host.deliver("maelstrom", transaction));
    return this.ending;
  }

  /** Brings a message of the store's. */
  deliver(from: NodeId, message: Message): void {
    if (message.type === "refused") this.ending = { ...this.ending, wasRefused: true };
    this.host.deliver(from, message);
  }

  private show(observation: Plain): void {
    const shown = observation as unknown as Shown;
    if (shown.type === "ended") this.ending = { ...this.ending, decision: shown.decision, found: shown.found ?? [] };
    if (shown.type === "over") this.whenOver();
  }

  private async untilOver(act: () => void): Promise<void> {
    await new Promise<void>((resolve) => {
      this.whenOver = resolve;
      act();
    });
  }
}
