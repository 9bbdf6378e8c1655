/** Effects that the outside world sees: none twice, none missing. */
import { type Always, always, canonical, type Goal, type Monitor, type NodeId, type Plain } from "@workbook/harness";

interface Seen {
  readonly node: NodeId;
  readonly what: string;
  readonly times: number;
}

const effects: Monitor<readonly Seen[]> = {
  name: "effects",
  watches: ["emit"],
  initial: () => [],
  observe: (seen, event) => {
    if (event.kind !== "emit") return seen;
    const what = canonical(event.observation);
    const before = seen.find((one) => one.node === event.node && one.what === what);
    const rest = seen.filter((one) => one !== before);
    // Two is all that needs to be known: counting on would make every repetition a new state.
    const now = { node: event.node, what, times: Math.min(2, (before?.times ?? 0) + 1) };
    return [...rest, now].sort((a, b) => (`${a.node} ${a.what}` < `${b.node} ${b.what}` ? -1 : 1));
  },
};

/** No node shows the outside world the same observation twice. */
export const noEffectTwice: Always = always("no effect twice", effects, (seen) => {
  const twice = seen.find(({ times }) => times > 1);
  return twice && `${twice.node} did the same thing twice: ${twice.what}`;
});

/** What each kind of goal is made with. */
type MakeGoal = (name: string, monitor: Monitor<readonly Seen[]>, reached: (seen: readonly Seen[]) => boolean) => Goal;

/**
 * A node has shown the outside world this observation.
 *
 * @param name what the reader is told is missing
 */
export function effect(kind: MakeGoal, name: string, node: NodeId, observation: Plain): Goal {
  const what = canonical(observation);
  return kind(name, effects, (seen) => seen.some((one) => one.node === node && one.what === what));
}
