/** The messages on their way, and the rules by which they arrive, are lost, or answer nobody. */
import type { CallId, Effect } from "./effect.ts";
import type { Input } from "./input.ts";
import type { Message } from "./message.ts";
import { canonical, type NodeId, type Plain } from "./plain.ts";
import type { Network, TracedMessage } from "./trace.ts";

/** What the network carries. */
export interface Envelope {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly kind: "message" | "request" | "reply";
  readonly body: Plain;
  /** The call that a request asks or a reply answers. A request without one answers nobody: its call has ended. */
  readonly call?: CallId | undefined;
}

/** Equal text for messages that nobody can tell apart. */
export function envelopeKey({ from, to, kind, body, call }: Envelope): string {
  return canonical([from, to, kind, body, call ?? null]);
}

/**
 * What the receiver is told on delivery.
 * @param at milliseconds of virtual time, where somebody keeps it
 */
export function inputOf({ from, kind, body, call }: Envelope, at?: number): Input {
  if (kind === "reply") return { kind: "reply", call: call!, message: body, at };
  return { kind: "deliver", from, message: body as unknown as Message, call, at };
}

/** What becomes of an envelope when a call ends: undefined when it vanishes. */
export function retire(envelope: Envelope, caller: NodeId, call: CallId): Envelope | undefined {
  if (envelope.call !== call) return envelope;
  if (envelope.kind === "reply") return envelope.to === caller ? undefined : envelope;
  return envelope.from === caller ? { ...envelope, call: undefined } : envelope;
}

/** The message that an effect puts on its way, if it does. */
export function envelopeOf(from: NodeId, effect: Effect): Envelope | undefined {
  switch (effect.kind) {
    case "send":
      return { from, to: effect.to, kind: "message", body: effect.message as unknown as Plain };
    case "call":
      return { from, to: effect.to, kind: "request", body: effect.message as unknown as Plain, call: effect.call };
    case "reply":
      return { from, to: effect.to, kind: "reply", body: effect.message, call: effect.call };
    default:
      return undefined;
  }
}

interface Travelling {
  envelope: Envelope;
  readonly number: number;
}

/** The network of one run, with each message's number. */
export class InFlight {
  /** All messages of the run so far. */
  readonly messages: TracedMessage[] = [];
  private travelling: Travelling[] = [];
  private readonly delivered = new Set<number>();
  private readonly network: Network;

  constructor(network: Network) {
    this.network = network;
  }

  /** How many messages are on their way; on the forgetless network, how many different ones. */
  get size(): number {
    return this.network === "multiset"
      ? this.travelling.length
      : new Set(this.travelling.map(({ envelope }) => envelopeKey(envelope))).size;
  }

  /** The numbers of the messages that are on their way, oldest first. */
  get numbers(): number[] {
    return this.travelling.map(({ number }) => number);
  }

  /** The envelope with this number. */
  find(number: number): Envelope {
    const found = this.travelling.find((travelling) => travelling.number === number);
    if (!found) throw new Error(`message ${number} is not in flight`);
    return found.envelope;
  }

  /** The number by which to deliver, drop or repeat this content: the latest that has not arrived, else the latest. */
  numberOf(envelope: Envelope): number {
    const key = envelopeKey(envelope);
    const same = this.travelling
      .filter((travelling) => envelopeKey(travelling.envelope) === key)
      .map(({ number }) => number);
    const number = same.findLast((candidate) => !this.delivered.has(candidate)) ?? same.at(-1);
    if (number === undefined) throw new Error(`not in flight: ${key}`);
    return number;
  }

  /** Puts a message on its way and numbers it. */
  send(envelope: Envelope, sentAt: number, copyOf?: number): number {
    const number = this.messages.length;
    const { from, to, kind, body } = envelope;
    this.messages.push({
      number,
      from,
      to,
      kind,
      body: body as TracedMessage["body"],
      sentAt,
      ...(copyOf === undefined ? {} : { copyOf }),
    });
    this.travelling.push({ envelope, number });
    return number;
  }

  /** Hands a message over. A multiset forgets it, a forgetless network never does. */
  deliver(number: number): Envelope {
    const envelope = this.find(number);
    this.delivered.add(number);
    if (this.network === "multiset")
      this.travelling = this.travelling.filter((travelling) => travelling.number !== number);
    return envelope;
  }

  /** Loses the messages that match, and returns their numbers. */
  lose(matches: (envelope: Envelope, number: number) => boolean): number[] {
    const lost = this.travelling.filter(({ envelope, number }) => matches(envelope, number));
    this.travelling = this.travelling.filter((travelling) => !lost.includes(travelling));
    return lost.map(({ number }) => number).filter((number) => !this.delivered.has(number));
  }

  /** Ends a call: its replies vanish, its requests answer nobody any more. */
  retire(caller: NodeId, call: CallId): number[] {
    for (const travelling of this.travelling)
      travelling.envelope = retire(travelling.envelope, caller, call) ?? travelling.envelope;
    return this.lose(({ kind, to, call: answered }) => kind === "reply" && to === caller && answered === call);
  }
}

/** What is wrong when more messages are on their way at once than the cluster's cap. */
export function neverStopsSending(inFlight: number, cap: number): { property: string; sentence: string } {
  const sentence = `${inFlight} messages are in flight at once, and this cluster needs ${cap} at most: a node never stops sending`;
  return { property: "never stops sending", sentence };
}
