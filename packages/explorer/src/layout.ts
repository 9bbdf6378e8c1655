/**
 * A global state as a row of integers: the processes' local states, what is left of each budget, the side of a partition,
 * the monitors' states, then the messages in flight.
 */
import type { Budgets } from "./budgets.ts";
import type { System } from "./system.ts";

/** Where what stands in a row. */
export interface Layout {
  readonly processes: number;
  readonly budgets: number;
  readonly partition: number;
  readonly monitors: number;
  readonly messages: number;
}

/** The layout for a system, its budgets and a number of monitors. */
export function layoutOf(system: System, budgets: Budgets, monitors: number): Layout {
  const { processes } = system;
  const partition = processes + budgets.initial.length;
  return { processes, budgets: processes, partition, monitors: partition + 1, messages: partition + 1 + monitors };
}
