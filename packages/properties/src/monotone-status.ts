/**
 * One truth about a thing that goes through stages: whoever looks never sees it go back, and once its last stage is known
 * there is no other. It is what remains to readers of a saga, which has no isolation. [GMS87, Richardson]
 */
import { type Always, always, type Goal, type Monitor, type Observed } from "@workbook/harness";
import { fieldOf, type GroupedRecord, withField } from "./grouped-record.ts";

/** Somebody sees a thing in a stage. */
export interface SeenStatus {
  /** Whose: `order 1`. */
  readonly of: string;
  readonly status: string;
}

/** Which sight an event is, if it is one. */
export type ReadStatus = (event: Observed) => SeenStatus | undefined;

/** The stages from first to last. Those that stand together exclude each other: `[["placed"], ["completed", "cancelled"]]`. */
export type Stages = readonly (readonly string[])[];

/** What was last seen of each thing, and what is wrong with it. */
export interface Sights {
  readonly last: GroupedRecord<string>;
  readonly broken?: string;
}

/** Follows what is seen. */
export function followStatus(stages: Stages, read: ReadStatus): Monitor<Sights> {
  return {
    name: "status",
    watches: ["emit", "deliver", "stable", "send"],
    initial: () => ({ last: {} }),
    observe: (sights, event) => {
      const seen = read(event);
      if (!seen || sights.broken) return sights;
      const broken = breach(stages, fieldOf(sights.last, seen.of), seen);
      if (broken !== undefined) return { ...sights, broken };
      return { last: withField(sights.last, seen.of, seen.status) };
    },
  };
}

function breach(stages: Stages, before: string | undefined, { of, status }: SeenStatus): string | undefined {
  const stage = (name: string) => stages.findIndex((names) => names.includes(name));
  if (stage(status) < 0) return `${of} was seen ${status}, which it cannot be: ${stages.flat().join(", ")}`;
  if (before === undefined || before === status || stage(before) < stage(status)) return undefined;
  return `${of} was seen ${before}, and then ${status}`;
}

/** What is seen never goes back. */
export function monotoneStatus(status: Monitor<Sights>): Always {
  return always("one truth", status, ({ broken }) => broken);
}

/** What each kind of goal is made with. */
type MakeGoal = (name: string, monitor: Monitor<Sights>, reached: (sights: Sights) => boolean) => Goal;

/** A thing was last seen in this stage. */
export function isSeen(kind: MakeGoal, status: Monitor<Sights>, { of, status: stage }: SeenStatus): Goal {
  return kind(`${of} is ${stage}`, status, ({ last }) => fieldOf(last, of) === stage);
}
