/**
 * A coordinator's `end` record: from then on it may forget the transaction, and answers by presumption. [MLO86]
 * These properties hold only where an exercise fixes that record and the messages `decision` and `inquiry`.
 */
import { type Always, always, type Goal, type Monitor, type NodeId } from "@workbook/harness";
import { is } from "./message-fields.ts";

interface Duty {
  /** Whether the log says `end`: for good, or as long as no crash loses it. */
  readonly ended: "no" | "unless it crashes" | "yes";
  /** Whether the step that is being taken answers an inquiry. */
  readonly asked: boolean;
  readonly needless?: string;
}

const dutyOf = (coordinator: NodeId): Monitor<Duty> => ({
  name: "duty",
  watches: ["restart", "crash", "deliver", "timer", "write", "stable", "compact", "send", "decide"],
  initial: () => ({ ended: "no", asked: false }),
  observe: (state, event) => {
    if (event.node !== coordinator) return state;
    switch (event.kind) {
      case "write":
        return is(event.record, { type: "end" }) && state.ended === "no"
          ? { ...state, ended: "unless it crashes" }
          : state;
      case "stable":
        return is(event.record, { type: "end" }) ? { ...state, ended: "yes" } : state;
      case "compact":
        return { ...state, ended: event.records.some((record) => is(record, { type: "end" })) ? "yes" : "no" };
      case "crash":
        return { ...state, ended: state.ended === "yes" ? "yes" : "no" };
      case "deliver":
        return { ...state, asked: is(event.message, { type: "inquiry" }) };
      case "decide":
        return state.ended === "no" ? state : { ...state, needless: "decides" };
      case "send":
        return state.ended === "no" || state.asked || !is(event.message, { type: "decision" })
          ? state
          : { ...state, needless: `tells ${event.to}, who has not asked` };
      default:
        return { ...state, asked: false };
    }
  },
});

const duties = new Map<NodeId, Monitor<Duty>>();

/** One monitor for each coordinator, so that properties of the same search share it. */
function duty(coordinator: NodeId): Monitor<Duty> {
  const known = duties.get(coordinator) ?? dutyOf(coordinator);
  duties.set(coordinator, known);
  return known;
}

/** After its `end` record a coordinator decides nothing, and tells only those who ask. */
export function staysForgotten(coordinator: NodeId): Always {
  return always("forgotten", duty(coordinator), ({ needless }) =>
    needless === undefined ? undefined : `${coordinator} ${needless}, though its log says that its duty has ended`,
  );
}

/** What each kind of goal is made with. */
type MakeGoal = (name: string, monitor: Monitor<Duty>, reached: (state: Duty) => boolean) => Goal;

/** The coordinator's log says `end`. */
export function endsItsDuty(kind: MakeGoal, coordinator: NodeId): Goal {
  return kind("the coordinator's duty ends", duty(coordinator), ({ ended }) => ended !== "no");
}
