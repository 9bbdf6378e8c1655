/** A replay under a debugger: each handler runs once, in the run's order, and pauses in the learner's own source. */
import inspector from "node:inspector";
import { type Bundle, bundleSource, nodeSurroundings } from "@workbook/grading";
import { type Cluster, type Executor, steppingExecutor } from "@workbook/harness";
import { InvalidArgumentError } from "commander";
import getPort from "get-port";

/** Ports that are tried first: where debuggers look. */
const usualPorts = [9229, 9230, 9231];

/** One replay under a debugger. */
export class Debugging {
  private readonly from: number;
  /** Whether the step that goes on is still to pause. */
  private armed = false;

  /** @param from the first step to pause at, numbered as in the diagram: 0 are the starts before the first */
  constructor(from: number) {
    this.from = from;
  }

  /**
   * Waits for a debugger, unless this process was started under one, and makes the nodes.
   *
   * @param bundle one for a debugger
   */
  async open(bundle: Bundle, cluster: Cluster): Promise<Executor> {
    if (inspector.url() === undefined) await waitForDebugger();
    return steppingExecutor(bundleSource(bundle, cluster, { pause: () => this.pauses() }), nodeSurroundings());
  }

  /** Before a step is performed. */
  begin(step: number): void {
    this.armed = step >= this.from;
  }

  /** Once in a step: what is called from the function in which it paused does not pause again. */
  private pauses(): boolean {
    const now = this.armed;
    this.armed = false;
    return now;
  }
}

async function waitForDebugger(): Promise<void> {
  process.stderr.write(
    "Attach a debugger: in VS Code start “Attach to a replay”, in Chromium open chrome://inspect. Ctrl-C stops.\n",
  );
  inspector.open(await getPort({ port: usualPorts }), "127.0.0.1", true);
}

/** What the option's value asks for: the first step to pause at. */
export function debuggingFrom(step: string): Debugging {
  const from = Number(step);
  if (!Number.isInteger(from) || from < 0)
    throw new InvalidArgumentError(
      "give a step's number as the diagram has it; 0 stands for the starts before the first",
    );
  return new Debugging(from);
}
