/** Telling the outcome until it is acknowledged, and no longer; and telling only one outcome. */
import { type Always, always, type Monitor, type NodeId, type Plain } from "@workbook/harness";
import { is } from "./message-fields.ts";

interface Telling {
  readonly told: readonly NodeId[];
  readonly acknowledged: readonly NodeId[];
  readonly needless?: NodeId;
}

function joined(ids: readonly NodeId[], id: NodeId): readonly NodeId[] {
  return ids.includes(id) ? ids : [...ids, id].sort();
}

/**
 * Once everybody whom it told has acknowledged, the coordinator tells nobody again.
 *
 * @param coordinator who sends `decision` and receives `ack`
 */
export function silentOnceAcknowledged(coordinator: NodeId): Always {
  const telling: Monitor<Telling> = {
    name: "telling",
    watches: ["send", "deliver"],
    initial: () => ({ told: [], acknowledged: [] }),
    observe: (state, event) => {
      if (event.node !== coordinator) return state;
      if (event.kind === "deliver" && is(event.message, { type: "ack" }))
        return { ...state, acknowledged: joined(state.acknowledged, event.from) };
      if (event.kind !== "send" || !is(event.message, { type: "decision" })) return state;
      const done = state.told.length > 0 && state.told.every((id) => state.acknowledged.includes(id));
      const needless = done && state.told.includes(event.to) ? { needless: event.to } : {};
      return { ...state, told: joined(state.told, event.to), ...needless };
    },
  };
  return always("silent once acknowledged", telling, ({ needless }) =>
    needless === undefined
      ? undefined
      : `${coordinator} tells ${needless} the decision again, though everybody whom it told has acknowledged`,
  );
}

interface Story {
  readonly told?: string;
  readonly other?: string;
}

/** All `decision` messages of one node say the same. */
export function tellsOneStory(teller: NodeId): Always {
  const story: Monitor<Story> = {
    name: "story",
    watches: ["send"],
    initial: () => ({}),
    observe: (state, event) => {
      if (event.kind !== "send" || event.node !== teller || !is(event.message, { type: "decision" })) return state;
      const told = String((event.message as Record<string, Plain>)["decision"]);
      if (state.told === undefined) return { told };
      return state.told === told ? state : { ...state, other: told };
    },
  };
  return always("one story", story, ({ told, other }) =>
    other === undefined ? undefined : `${teller} tells ${told} to one and ${other} to another`,
  );
}
