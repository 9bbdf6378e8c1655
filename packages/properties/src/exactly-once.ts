/**
 * Exactly once in effect. A message may be delivered any number of times and a call made any number of times; what counts
 * is what stands on stable storage, where the effect is the record itself. [Helland07, IETF-idem]
 */
import {
  type Always,
  always,
  type Goal,
  type Monitor,
  type NodeId,
  type Observed,
  type Plain,
} from "@workbook/harness";

/** The effect that a record of a node is, by a name that no other effect has; nothing when it is none: `charge order-1`. */
export type EffectOf = (node: NodeId, record: Plain) => string | undefined;

/** How often each effect was had: once, or more than once, which is all that needs to be known. */
export type HadEffects = Readonly<Record<string, "once" | "twice">>;

/** Follows what reaches stable storage. A log that is replaced adds the effects that it did not hold before. */
export function followEffects(effectOf: EffectOf): Monitor<HadEffects> {
  return {
    name: "effects on stable storage",
    watches: ["stable", "compact"],
    initial: () => ({}),
    observe: (had, event) => {
      const names = recordsOf(event).flatMap((record) => effectOf(event.node, record) ?? []);
      if (names.length === 0) return had;
      return event.kind === "compact" ? withAtLeast(had, names) : names.reduce(withOneMore, had);
    },
  };
}

function recordsOf(event: Observed): readonly Plain[] {
  if (event.kind === "compact") return event.records;
  return event.kind === "stable" ? [event.record] : [];
}

function withOneMore(had: HadEffects, name: string): HadEffects {
  return { ...had, [name]: had[name] ? "twice" : "once" };
}

function withAtLeast(had: HadEffects, names: readonly string[]): HadEffects {
  const twice = (name: string) => had[name] === "twice" || names.indexOf(name) !== names.lastIndexOf(name);
  return { ...had, ...Object.fromEntries(names.map((name) => [name, twice(name) ? "twice" : "once"])) };
}

/** No effect is had twice: one half of exactly once. The other half is that it comes at all, see {@link tookEffect}. */
export function exactlyOnce(effects: Monitor<HadEffects>): Always {
  return always("exactly once in effect", effects, (had) => {
    const [twice] = Object.entries(had).find(([, times]) => times === "twice") ?? [];
    return twice && `${twice} took effect twice`;
  });
}

/** What each kind of goal is made with. */
type MakeGoal = (name: string, monitor: Monitor<HadEffects>, reached: (had: HadEffects) => boolean) => Goal;

/** An effect was had. As an `eventually` it is the other half of exactly once. */
export function tookEffect(kind: MakeGoal, effects: Monitor<HadEffects>, name: string): Goal {
  return kind(name, effects, (had) => had[name] !== undefined);
}
