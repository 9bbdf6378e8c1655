/**
 * The saga as a value: in which states an order can be, what is asked of whom in each, and where each answer leads. Forward to
 * the pivot, which is the shipment, or back in reverse. [GMS87, Richardson]
 */
import type { Services } from "#given/cluster.ts";
import type { Command, Place, Reply, Status } from "#given/messages.ts";

/** Where an order stands. */
export type State = "reserving" | "charging" | "shipping" | "refunding" | "releasing" | "completed" | "cancelled";

interface Step {
  readonly service: keyof Services;
  readonly command: (place: Place, cents: number) => Command;
  readonly done: State;
  /** Nobody refuses to undo. */
  readonly refused?: State;
}

/** What there is to do in each state that is not an end. */
export const steps: Readonly<Partial<Record<State, Step>>> = {
  reserving: {
    service: "inventory",
    command: ({ order, item }) => ({ type: "reserve", order, item }),
    done: "charging",
    refused: "cancelled",
  },
  charging: {
    service: "payment",
    command: ({ order, account }, cents) => ({ type: "charge", order, account, cents }),
    done: "shipping",
    refused: "releasing",
  },
  shipping: {
    service: "shipping",
    command: ({ order, address }) => ({ type: "ship", order, address }),
    done: "completed",
    refused: "refunding",
  },
  refunding: {
    service: "payment",
    command: ({ order, account }, cents) => ({ type: "refund", order, account, cents }),
    done: "releasing",
  },
  releasing: {
    service: "inventory",
    command: ({ order, item }) => ({ type: "release", order, item }),
    done: "cancelled",
  },
};

/** Where an answer leads; nothing when it is not the one that is waited for: it came late, or twice. */
export function after(state: State, place: Place, { type, command }: Reply): State | undefined {
  const step = steps[state];
  return step?.command(place, 0).type === command ? step[type] : undefined;
}

/** What a customer is told of a state. */
export function statusOf(state: State, reason: Extract<Status, { reason: unknown }>["reason"] | undefined): Status {
  if (state === "completed") return { status: "completed" };
  return state === "cancelled" ? { status: "cancelled", reason: reason! } : { status: "pending" };
}
