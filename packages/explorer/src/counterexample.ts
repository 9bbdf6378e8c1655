/** From the moves of a search to a run that anybody can replay. */
import {
  type Choice,
  type Cluster,
  type Conditions,
  type Executor,
  type Input,
  type NodeId,
  Run,
  stepsAfterStarts,
  type TraceViolation,
  type Violation,
} from "@workbook/harness";
import type { ClusterSystem } from "./cluster-system.ts";
import type { Broken } from "./monitors.ts";
import type { Move } from "./move.ts";

/** What a counterexample is made of. */
export interface Evidence {
  readonly moves: readonly Move[];
  readonly broken: Broken;
  readonly waits?: TraceViolation["waits"];
}

/** Performs the moves on the harness's own run, whose trace is the counterexample. */
export async function counterexample(
  cluster: Cluster,
  conditions: Conditions,
  executor: Executor,
  system: ClusterSystem,
  { moves, broken, waits }: Evidence,
): Promise<Violation> {
  const run = new Run({ cluster, executor, network: conditions.network, crashCuts: conditions.crashCuts });
  const choices: Choice[] = [];
  for (const move of moves) {
    const choice = choiceOf(move, system, run);
    choices.push(choice);
    await run.perform(choice);
  }
  const step = Math.max(0, choices.length - 1);
  const { property, sentence } = broken;
  const trace = run.trace({ property, sentence, step, ...(waits ? { waits } : {}) });
  return { property, sentence, choices, steps: stepsAfterStarts(choices), trace };
}

function choiceOf({ kind, process, thing, early, outcome }: Move, system: ClusterSystem, run: Run): Choice {
  const node = system.name(process);
  const crash = outcome?.crash ? { crash: { ...outcome.crash } } : {};
  const message = () => run.flight.numberOf(system.messages.envelope(thing));
  switch (kind) {
    case "start":
    case "restart":
      return { kind, node, ...crash };
    case "deliver":
      return { kind, message: message(), ...crash };
    case "expire":
      return { ...expiryOf(node, system.input(thing), early), ...crash };
    case "crash":
      return { kind, node, survivors: outcome?.crash?.survivors ?? 0 };
    case "retransmit":
      return { kind, node, call: system.callId(thing), early };
    case "drop":
    case "duplicate":
      return { kind, message: message() };
    case "partition":
      return { kind, side: system.nodes.filter((_, other) => (thing >> other) & 1) };
    case "heal":
      return { kind };
  }
}

function expiryOf(node: NodeId, input: Input, early: boolean): Choice {
  if (input.kind === "timer") return { kind: "timer", node, name: input.name, early };
  if (input.kind === "wake") return { kind: "wake", node, sleep: input.sleep, early };
  if (input.kind === "expire") return { kind: "expire", node, call: input.call, early };
  throw new Error(`${input.kind} is not a timer`);
}
