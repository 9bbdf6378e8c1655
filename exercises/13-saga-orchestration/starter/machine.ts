/** An order's saga as a state machine: (state, event) → (state, commands). [Richardson, GMS87] */
import { todo } from "@workbook/harness";
import type { CommandName, Status } from "#given/messages.ts";

/** Where a saga can stand. Question 1a asks which other states there are. */
export type State = "unbegun" | "completed" | "compensated" | "dead";

/** What can happen to it. */
export type SagaEvent = "begin" | `${CommandName} ${"done" | "refused" | "unanswered"}`;

/** Where it stands then, and what is commanded. */
export type Transition = readonly [state: State, ...commands: CommandName[]];

/** Where an event leads from here; nowhere when the state has no entry for it. */
export function next(_from: Transition, _event: SagaEvent): Transition | undefined {
  todo("1a: which states are there, which replies does each of them wait for, and what does it command next?");
}

/** What a client is told of a state. */
export function statusOf(_state: State): Status {
  todo("1b: which states are on the way forward, which on the way back?");
}
