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
import { fieldOf, type GroupedRecord, withField } from "./grouped-record.ts";

/** The effect that a record of a node is, by a name that no other effect has; nothing when it is none: `charge order-1`. */
export type EffectOf = (node: NodeId, record: Plain) => string | undefined;

/** The effects that were had, and one that was had twice, if any was: more need not be known. */
export interface HadEffects {
  readonly had: GroupedRecord<true>;
  readonly twice?: string;
}

/** Follows what reaches stable storage. A log that is replaced adds the effects that it did not hold before. */
export function followEffects(effectOf: EffectOf): Monitor<HadEffects> {
  return {
    name: "effects on stable storage",
    watches: ["stable", "compact"],
    initial: () => ({ had: {} }),
    observe: (before, event) => {
      const names = recordsOf(event).flatMap((record) => effectOf(event.node, record) ?? []);
      if (event.kind !== "compact") return names.reduce(withOneMore, before);
      const added = names.filter((name, index) => !fieldOf(before.had, name) || names.indexOf(name) < index);
      return added.reduce(withOneMore, before);
    },
  };
}

function recordsOf(event: Observed): readonly Plain[] {
  if (event.kind === "compact") return event.records;
  return event.kind === "stable" ? [event.record] : [];
}

function withOneMore(before: HadEffects, name: string): HadEffects {
  if (fieldOf(before.had, name)) return { ...before, twice: before.twice ?? name };
  return { ...before, had: withField(before.had, name, true) };
}

/** No effect is had twice: one half of exactly once. The other half is that it comes at all, see {@link tookEffect}. */
export function exactlyOnce(effects: Monitor<HadEffects>): Always {
  return always("exactly once in effect", effects, ({ twice }) => twice && `${twice} took effect twice`);
}

/** What each kind of goal is made with. */
type MakeGoal = (name: string, monitor: Monitor<HadEffects>, reached: (had: HadEffects) => boolean) => Goal;

/** An effect was had. As an `eventually` it is the other half of exactly once. */
export function tookEffect(kind: MakeGoal, effects: Monitor<HadEffects>, name: string): Goal {
  return kind(name, effects, ({ had }) => fieldOf(had, name) === true);
}
