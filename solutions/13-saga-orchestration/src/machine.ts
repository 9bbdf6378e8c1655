/**
 * An order's saga as a state machine: (state, event) → (state, commands). [Richardson, GMS87]
 * An event names the command that it answers. A reply that comes twice, late, or to a step that is over has no entry in its
 * state, and so no effect.
 */
import type { CommandName, Status } from "#given/messages.ts";

/** Where a saga can stand. */
export type State =
  | "unbegun"
  | "reserving"
  | "charging"
  | "shipping"
  | "refunding"
  | "releasing"
  | "completed"
  | "compensated"
  | "dead";

/** What can happen to it: it is asked for, or a command comes out in one of three ways. */
export type SagaEvent = "begin" | `${CommandName} ${"done" | "refused" | "unanswered"}`;

/** Where it stands then, and what is commanded. */
export type Transition = readonly [state: State, ...commands: CommandName[]];

/** All transitions. What is not here changes nothing. */
export const machine: Readonly<Record<State, Partial<Readonly<Record<SagaEvent, Transition>>>>> = {
  unbegun: { begin: ["reserving", "reserve"] },
  reserving: {
    "reserve done": ["charging", "charge"],
    "reserve refused": ["compensated"],
    "reserve unanswered": ["dead"],
  },
  charging: {
    "charge done": ["shipping", "ship"],
    "charge refused": ["releasing", "release"],
    "charge unanswered": ["dead"],
  },
  shipping: {
    "ship done": ["completed"],
    "ship refused": ["refunding", "refund"],
    "ship unanswered": ["dead"],
  },
  refunding: { "refund done": ["releasing", "release"], "refund unanswered": ["dead"] },
  releasing: { "release done": ["compensated"], "release unanswered": ["dead"] },
  completed: {},
  compensated: {},
  dead: {},
};

/** What a client is told of each state. */
export const statusOf: Readonly<Record<State, Status>> = {
  unbegun: "unknown",
  reserving: "running",
  charging: "running",
  shipping: "running",
  refunding: "compensating",
  releasing: "compensating",
  completed: "completed",
  compensated: "compensated",
  dead: "dead",
};
