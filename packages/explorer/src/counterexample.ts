/** From the moves of a search to a run that anybody can replay. */
import { type Choice, type Cluster, type Conditions, type Executor, Run, type TraceViolation } from "@workbook/harness";
import type { ClusterSystem } from "./cluster-system.ts";
import type { Violation } from "./exploration.ts";
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
  const starts = choices.findIndex((choice) => choice.kind !== "start" || choice.crash !== undefined);
  const steps = starts < 0 ? 0 : choices.length - starts;
  return { property, sentence, choices, steps, trace };
}

function choiceOf(move: Move, system: ClusterSystem, run: Run): Choice {
  const crash = "outcome" in move && move.outcome.crash ? { crash: { ...move.outcome.crash } } : {};
  const number = (message: number) => run.flight.numberOf(system.messages.envelope(message));
  switch (move.kind) {
    case "start":
    case "restart":
      return { kind: move.kind, node: system.name(move.process), ...crash };
    case "deliver":
      return { kind: "deliver", message: number(move.message), ...crash };
    case "expire":
      return { ...expiryOf(move, system), ...crash };
    case "crash":
      return { kind: "crash", node: system.name(move.process), survivors: move.outcome.crash?.survivors ?? 0 };
    case "retransmit":
      return { kind: "retransmit", node: system.name(move.process), call: system.callId(move.call), early: move.early };
    case "drop":
    case "duplicate":
      return { kind: move.kind, message: number(move.message) };
    case "partition":
      return { kind: "partition", side: system.nodes.filter((_, process) => (move.side >> process) & 1) };
    case "heal":
      return { kind: "heal" };
  }
}

function expiryOf({ process, timer, early }: Extract<Move, { kind: "expire" }>, system: ClusterSystem): Choice {
  const node = system.name(process);
  const input = system.input(timer);
  if (input.kind === "timer") return { kind: "timer", node, name: input.name, early };
  if (input.kind === "wake") return { kind: "wake", node, sleep: input.sleep, early };
  if (input.kind === "expire") return { kind: "expire", node, call: input.call, early };
  throw new Error(`${input.kind} is not a timer`);
}
