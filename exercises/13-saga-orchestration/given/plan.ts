/** T1 … T3 of every saga of this task: reserve, charge, ship. The last one is the pivot. [Richardson] */
import { plans } from "@workbook/11-saga-compensation/given/plan.ts";
import type { NodeId } from "@workbook/harness";
import type { CommandName } from "./messages.ts";

const [reserve, charge, ship] = plans["ship-decides"];

/** The steps, each with its service, its action and its compensation, as in task 11. */
export const steps = [reserve!, charge!, ship!] as const;

/** Which service carries out a command. */
export const serviceOf: Readonly<Record<CommandName, NodeId>> = {
  reserve: "inventory",
  release: "inventory",
  charge: "payment",
  refund: "payment",
  ship: "shipping",
};
