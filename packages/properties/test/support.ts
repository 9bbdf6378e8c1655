/** What every test of a property does: shows it a run. */
import type { Always, Goal, Observed, Plain } from "@workbook/harness";

/** The first sentence that a run makes a property say. */
export function says(
  { monitor, check }: Always,
  nodes: readonly string[],
  events: readonly Observed[],
): string | false | undefined {
  let state = monitor.initial(nodes);
  for (const event of events) {
    if (monitor.watches.includes(event.kind)) state = monitor.observe(state, event);
    const sentence = check(state);
    if (sentence) return sentence;
  }
  return undefined;
}

/** Whether a run ends where a goal is reached. */
export function reaches({ monitor, reached }: Goal, nodes: readonly string[], events: readonly Observed[]): boolean {
  const seen = events.filter(({ kind }) => monitor.watches.includes(kind));
  return reached(seen.reduce((state, event) => monitor.observe(state, event), monitor.initial(nodes)));
}

/** A message leaves. */
export const send = (node: string, to: string, message: Plain): Observed => ({ kind: "send", node, to, message });
/** A message arrives. */
export const deliver = (node: string, from: string, message: Plain): Observed => ({
  kind: "deliver",
  node,
  from,
  message,
});
/** A node decides. */
export const decide = (node: string, decision: "commit" | "abort"): Observed => ({ kind: "decide", node, decision });
