/** It keeps no clocks: for each event it asks what came before. */
import type { Variant } from "@workbook/grading";
import type { Cost, RecordedEvent, Recording } from "#given/recording.ts";

export const variant: Variant = { replaces: "measure.ts", shape: "the longest chain of messages before each event" };

export function measure({ events, hosts }: Recording): Cost {
  const known = new Map<number, number>();
  const remote = ({ node, to }: Extract<RecordedEvent, { kind: "send" }>) => (hosts[node] === hosts[to] ? 0 : 1);

  /** How long the longest chain is that has come to a node before this event, the event included. */
  function before(at: number): number {
    const found = known.get(at);
    if (found !== undefined) return found;
    const event = events[at]!;
    const earlier = events.findLastIndex(({ node }, index) => index < at && node === event.node);
    const own = earlier < 0 ? 0 : before(earlier);
    const length = event.kind === "deliver" ? Math.max(own, travelled(event.message)) : own;
    known.set(at, length);
    return length;
  }

  function travelled(message: number): number {
    const at = events.findIndex((event) => event.kind === "send" && event.message === message);
    return before(at) + remote(events[at] as Extract<RecordedEvent, { kind: "send" }>);
  }

  const longest = (kind: RecordedEvent["kind"]) =>
    Math.max(0, ...events.flatMap((event, at) => (event.kind === kind ? [before(at)] : [])));
  const arrivals = events.flatMap((event) => (event.kind === "deliver" ? [travelled(event.message)] : []));
  return {
    messages: events.reduce((sum, event) => sum + (event.kind === "send" ? remote(event) : 0), 0),
    forcedWrites: events.filter(({ kind }) => kind === "force").length,
    delaysToDecide: longest("decide"),
    delaysInAll: Math.max(0, ...arrivals),
  };
}
