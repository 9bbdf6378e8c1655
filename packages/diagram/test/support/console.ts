/** A console for nodes whose classes no loader has evaluated: what they print is kept with their step. */
import { Sandbox } from "@workbook/harness";

/** Where the printed lines are kept. */
export const sandbox = new Sandbox();

/** Prints into the step. */
export const console = sandbox.globals()["console"] as { log(...values: unknown[]): void };
