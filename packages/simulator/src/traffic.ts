/** The messages on their way in a world, and the rules by which they are lost or answer nobody: those of a multiset. */
import { type CallId, type Envelope, type NodeId, retire } from "@workbook/harness";
import type { Station, Travelling } from "./station.ts";

/** The network of one world. */
export class Traffic {
  /** By number, oldest first. */
  readonly flight = new Map<number, Travelling>();
  private readonly stations: ReadonlyMap<NodeId, Station>;
  private count = 0;

  constructor(stations: ReadonlyMap<NodeId, Station>) {
    this.stations = stations;
  }

  /** Puts a message on its way; it is lost at once when it cannot arrive. */
  send(envelope: Envelope, sentAt: number): Travelling {
    const from = this.stations.get(envelope.from)!;
    const to = this.stations.get(envelope.to)!;
    const message: Travelling = { number: this.count++, from, to, envelope, sentAt, gone: false };
    if (unreachable(message)) message.gone = true;
    else {
      this.flight.set(message.number, message);
      this.exchangeOf(message)?.push(message);
    }
    return message;
  }

  /** Takes a message off its way. */
  remove(message: Travelling): void {
    message.gone = true;
    this.flight.delete(message.number);
    const exchange = this.exchangeOf(message);
    exchange?.splice(exchange.indexOf(message), 1);
  }

  /** Begins a call: what is sent for it is kept track of until it ends. */
  open(caller: Station, call: CallId): void {
    caller.exchanges.set(call, []);
  }

  /** Ends a call: its replies vanish, its requests answer nobody any more. */
  close(caller: Station, call: CallId): void {
    const exchange = caller.exchanges.get(call) ?? [];
    caller.exchanges.delete(call);
    for (const message of exchange) {
      const left = retire(message.envelope, caller.id, call);
      if (left) message.envelope = left;
      else this.remove(message);
    }
  }

  /** Loses what can no longer arrive. */
  loseUnreachable(): void {
    for (const message of this.flight.values()) if (unreachable(message)) this.remove(message);
  }

  private exchangeOf({ from, to, envelope }: Travelling): Travelling[] | undefined {
    if (envelope.call === undefined) return undefined;
    return (envelope.kind === "reply" ? to : from).exchanges.get(envelope.call);
  }
}

function unreachable({ from, to }: Travelling): boolean {
  return to.status === "down" || from.side !== to.side;
}
