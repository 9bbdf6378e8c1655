/** A token's run, made again on what is there now: each handler once, in the run's order, and where it stands. */
import { plainStarts } from "@workbook/diagram";
import { type Bundle, bundleSource, bundleSubmission, nodeSurroundings, type Target } from "@workbook/grading";
import {
  type Choice,
  type Cluster,
  Run,
  type Source,
  steppingExecutor,
  type Token,
  type Trace,
  type TraceStep,
} from "@workbook/harness";
import { root } from "./place.ts";
import { describe } from "./problem.ts";

/** Who follows a replay while it goes on. */
export interface Follower {
  /** The first step to pause at, numbered as in the diagram: 0 are the starts before the first. */
  readonly pauseFrom: number;
  /** Told of each step when it is over, with its number and the trace so far. */
  onStep(step: TraceStep, number: number, trace: Trace): void;
}

/** How long a handler may take, in milliseconds, when nobody follows it with a debugger. */
const patienceMs = 60_000;

/** A run that can be made again. */
export class Replay {
  private readonly token: Token;
  private readonly bundle: Bundle;
  /** Where the code of the step that goes on was entered; nothing before it was. */
  private entered: string | undefined;
  private pausing = false;

  private constructor(token: Token, bundle: Bundle) {
    this.token = token;
    this.bundle = bundle;
  }

  /**
   * Bundles what the token's run is to be made of.
   * @throws Refusal for a mistake in the target's files
   */
  static async open(token: Token, target: Target): Promise<Replay> {
    return new Replay(token, await bundleSubmission({ root, exerciseId: token.exercise, target, debug: true }));
  }

  /** Whether the code is another than the one that the token was made of. */
  get changed(): boolean {
    return this.token.hash !== this.bundle.hash;
  }

  /**
   * Makes the run.
   * @throws Error when it goes another way here
   */
  async perform(follower?: Follower): Promise<Trace> {
    const { choices, network, crashCuts, violation } = this.token;
    const clock = follower ? {} : { clock: { now: () => performance.now(), patienceMs } };
    const entered = (where: () => string | undefined) => this.enter(where);
    const source = bundleSource(this.bundle, this.token.cluster, { ...clock, entered });
    const executor = steppingExecutor(source, nodeSurroundings());
    const run = new Run({ cluster: this.clusterOf(source), executor, network, crashCuts });
    const starts = plainStarts(choices);
    const code: TraceStep["code"][] = [];
    for (const [index, choice] of choices.entries()) {
      const number = Math.max(0, index + 1 - starts);
      this.entered = undefined;
      this.pausing = follower !== undefined && number >= follower.pauseFrom;
      const step = await perform(run, choice, number);
      code.push(this.codeAt(this.entered));
      follower?.onStep(step, number, run.trace());
    }
    // What the old code broke says nothing about the new one, and here nothing judges it.
    const trace = run.trace(this.changed ? undefined : violation);
    return {
      ...trace,
      steps: trace.steps.map((step, index) => ({ ...step, ...(code[index] && { code: code[index] }) })),
    };
  }

  /** The executor makes the nodes; only their names are needed. */
  private clusterOf(source: Source): Cluster {
    const nodes = Object.fromEntries(source.evaluate().nodes.map((id) => [id, () => ({})]));
    return { ...this.token.cluster, nodes, inFlightCap: Number.POSITIVE_INFINITY };
  }

  /** Where a step comes into the submission's own code it pauses, and nowhere else. */
  private enter(where: () => string | undefined): boolean {
    if (this.entered !== undefined) return false;
    this.entered = where() ?? "";
    return this.pausing;
  }

  private codeAt(place = ""): TraceStep["code"] {
    const [file = "", line] = place.split(":");
    const text = this.bundle.texts?.[file]?.split("\n")[Number(line) - 1];
    return text === undefined ? undefined : { place, text: text.trim() };
  }
}

async function perform(run: Run, choice: Choice, number: number): Promise<TraceStep> {
  try {
    return await run.perform(choice);
  } catch (error) {
    throw new Error(
      `the run goes another way here at its step ${number || "start"} (${describe(error)}): the code has changed`,
    );
  }
}
