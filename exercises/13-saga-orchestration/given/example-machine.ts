/** A worked example: the machine of an order that is reserved and charged, and never shipped. Yours has a step more. */
import type { CommandName } from "./messages.ts";

/** Where a transition leads, and what is commanded then. */
export type ExampleTransition = readonly [state: string, ...commands: CommandName[]];

/** (state, event) → (state, commands). What is not in it changes nothing. */
export const exampleMachine: Readonly<Record<string, Readonly<Record<string, ExampleTransition>>>> = {
  unbegun: { begin: ["reserving", "reserve"] },
  reserving: { "reserve done": ["charging", "charge"], "reserve refused": ["compensated"] },
  charging: { "charge done": ["completed"], "charge refused": ["releasing", "release"] },
  releasing: { "release done": ["compensated"] },
  completed: {},
  compensated: {},
};
