/**
 * What can still happen after a given run: properties of its continuations alone. A search judges them exactly: it sees every
 * continuation, and nothing that it sees elsewhere counts.
 */
import {
  type Always,
  always,
  canonical,
  type Decision,
  type Goal,
  type Monitor,
  type NodeId,
  type Observed,
  type Plain,
  sometimes,
} from "@workbook/harness";

interface Continuation {
  /** How much of the run has been seen, in its order; -1 once something else was. */
  readonly at: number;
  /** Who decided after the end of the run. */
  readonly decided?: { readonly node: NodeId; readonly decision: Decision };
}

const everything: readonly Observed["kind"][] = [
  "start",
  "restart",
  "crash",
  "deliver",
  "timer",
  "wake",
  "send",
  "write",
  "stable",
  "force",
  "compact",
  "decide",
  "emit",
];

/** What a search can ask about the continuations of a run. */
export interface Continuations {
  /** Nobody decides any more, whatever comes: whoever is up and undecided when the run ends is blocked. */
  readonly nobodyDecides: Always;
  /** The run is one that the search has seen. */
  readonly seen: Goal;
}

/**
 * The continuations of a run.
 *
 * @param run all that was observed of it, in order
 */
export function continuationsOf(run: readonly Observed[]): Continuations {
  const expected = run.map(text);
  const monitor: Monitor<Continuation> = {
    name: "continuation of a run",
    watches: everything,
    initial: () => ({ at: 0 }),
    observe: (state, event) => {
      if (state.at < 0 || state.decided) return state;
      if (state.at < expected.length) return { at: text(event) === expected[state.at] ? state.at + 1 : -1 };
      return event.kind === "decide" ? { ...state, decided: { node: event.node, decision: event.decision } } : state;
    },
  };
  const nobodyDecides = always("blocked", monitor, ({ decided }) => {
    return decided && `nobody has to wait for ever: ${decided.node} still decides, ${decided.decision}`;
  });
  return { nobodyDecides, seen: sometimes("the run", monitor, ({ at }) => at === expected.length) };
}

function text(event: Observed): string {
  return canonical({ ...event } as unknown as Plain);
}
