/** The messages of a search as integers: equal content, equal number. */
import { type CallId, type Envelope, envelopeKey, type NodeId, retire } from "@workbook/harness";
import { Interner } from "./interner.ts";

/** No message, no call. */
export const nothing = -1;

interface Entry {
  readonly envelope: Envelope;
  readonly sender: number;
  readonly receiver: number;
  /** The number of the call that it asks or answers. */
  readonly call: number;
}

/** Numbers messages and calls, and knows what becomes of a message when its call ends. */
export class MessageTable {
  private readonly entries = new Interner<Entry>();
  private readonly calls = new Interner<{ readonly caller: number; readonly call: CallId }>();
  private readonly nodes: readonly NodeId[];
  private readonly afterwards: (number | undefined)[] = [];

  constructor(nodes: readonly NodeId[]) {
    this.nodes = nodes;
  }

  number(envelope: Envelope): number {
    return this.entries.intern(envelopeKey(envelope), () => ({
      envelope,
      sender: this.nodes.indexOf(envelope.from),
      receiver: this.nodes.indexOf(envelope.to),
      call: this.callOf(envelope),
    }));
  }

  envelope(message: number): Envelope {
    return this.entries.values[message]!.envelope;
  }

  sender(message: number): number {
    return this.entries.values[message]!.sender;
  }

  receiver(message: number): number {
    return this.entries.values[message]!.receiver;
  }

  /** The call that a reply answers. */
  answers(message: number): number {
    const { envelope, call } = this.entries.values[message]!;
    return envelope.kind === "reply" ? call : nothing;
  }

  /** The call that a message asks or answers. */
  concerns(message: number): number {
    return this.entries.values[message]!.call;
  }

  callNumber(caller: number, call: CallId): number {
    return this.calls.intern(`${caller}/${call}`, () => ({ caller, call }));
  }

  caller(call: number): number {
    return this.calls.values[call]!.caller;
  }

  callId(call: number): CallId {
    return this.calls.values[call]!.call;
  }

  /** What a message becomes when its call ends: another message, or {@link nothing}. */
  retired(message: number, ended: number): number {
    const { envelope, call } = this.entries.values[message]!;
    if (call !== ended) return message;
    return (this.afterwards[message] ??= this.retire(envelope, ended));
  }

  private retire(envelope: Envelope, ended: number): number {
    const { caller, call } = this.calls.values[ended]!;
    const left = retire(envelope, this.nodes[caller]!, call);
    return left ? this.number(left) : nothing;
  }

  private callOf({ kind, from, to, call }: Envelope): number {
    if (call === undefined) return nothing;
    return this.callNumber(this.nodes.indexOf(kind === "reply" ? to : from), call);
  }
}
