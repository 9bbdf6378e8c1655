/** Messages as arrows: from the step that sent them to the step that delivered or lost them. */
import type { Trace, TracedMessage } from "@workbook/harness";
import { type Fate, fatesOf, messagesOf } from "./fates.ts";
import { messageLabel } from "./labels.ts";
import { printable } from "./printable.ts";
import type { Place, Row } from "./row.ts";

/** How an arrow ends. */
export type ArrowEnd =
  | { readonly kind: "delivered"; readonly lane: number; readonly row: number }
  | { readonly kind: "lost"; readonly lane: number; readonly row: number; readonly reason: string }
  | { readonly kind: "in flight"; readonly lane: number };

/** One message on its way. */
export interface Arrow {
  /** The number of the message. */
  readonly message: number;
  /** The message in a few words. */
  readonly label: string;
  /** The receiver's name as it is written. */
  readonly to: string;
  readonly from: Place;
  readonly end: ArrowEnd;
  /** For a copy, the row in which the network made it; it leaves where the message left that it repeats. */
  readonly copiedInRow?: number;
  /** It has arrived before: this network never forgets. */
  readonly again: boolean;
}

/** All arrows of a trace, in the order of sending. */
export function arrowsOf(trace: Trace, rows: readonly Row[]): Arrow[] {
  const messages = messagesOf(trace);
  const fates = fatesOf(trace);
  const departures = departuresOf(rows);
  return trace.messages.flatMap((message) => {
    const original = originalOf(message, messages);
    const from = departures.get(original.number) ?? sender(trace, rows, original);
    const copied = message.copyOf === undefined ? {} : { copiedInRow: rowOf(rows, message.sentAt) };
    return endsOf(trace, rows, message, fates.get(message.number)).map((end, count) => ({
      message: message.number,
      label: messageLabel(message),
      to: printable(message.to),
      from,
      end,
      again: count > 0,
      ...copied,
    }));
  });
}

/** The message that a copy of a copy repeats in the end. */
export function originalOf(message: TracedMessage, messages: ReadonlyMap<number, TracedMessage>): TracedMessage {
  let original = message;
  for (let hops = messages.size; hops > 0 && original.copyOf !== undefined; hops--)
    original = messages.get(original.copyOf) ?? original;
  return original;
}

function departuresOf(rows: readonly Row[]): Map<number, Place> {
  const departures = new Map<number, Place>();
  for (const { marks } of rows) {
    for (const { kind, message, lane, row, slot } of marks) {
      if (kind === "send" && message !== undefined) departures.set(message, { lane, row, slot });
    }
  }
  return departures;
}

function sender(trace: Trace, rows: readonly Row[], message: TracedMessage): Place {
  return { lane: trace.nodes.indexOf(message.from), row: rowOf(rows, message.sentAt), slot: 0 };
}

function rowOf(rows: readonly Row[], step: number): number {
  return Math.max(
    0,
    rows.findIndex(({ steps }) => steps.includes(step)),
  );
}

function endsOf(trace: Trace, rows: readonly Row[], message: TracedMessage, fate: Fate | undefined): ArrowEnd[] {
  const lane = trace.nodes.indexOf(message.to);
  const { arrivals = [], lost } = fate ?? {};
  const ends: ArrowEnd[] = arrivals.map((step) => ({ kind: "delivered", lane, row: rowOf(rows, step) }));
  if (ends.length > 0) return ends;
  if (lost) return [{ kind: "lost", lane, row: rowOf(rows, lost.step), reason: printable(lost.reason) }];
  return [{ kind: "in flight", lane }];
}
