/** A debugger for a replay. */
import inspector from "node:inspector";
import { InvalidArgumentError } from "commander";
import getPort from "get-port";

/** Ports that are tried first: where debuggers look. */
const usualPorts = [9229, 9230, 9231];

/** Waits until a debugger is there, unless this process was started under one. */
export async function waitForDebugger(): Promise<void> {
  if (inspector.url() !== undefined) return;
  process.stderr.write(
    "Attach a debugger: in VS Code start “Attach to a replay”, in Chromium open chrome://inspect. Ctrl-C stops.\n",
  );
  inspector.open(await getPort({ port: usualPorts }), "127.0.0.1", true);
}

/**
 * The step from which a debugger is to pause, as an option's value.
 * @throws InvalidArgumentError when it is none
 */
export function stepNumber(text: string): number {
  const step = Number(text);
  if (Number.isInteger(step) && step >= 0) return step;
  throw new InvalidArgumentError(
    "give a step's number as the diagram has it; 0 stands for the starts before the first",
  );
}
