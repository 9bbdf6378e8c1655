/**
 * What one step of a node amounts to outside it: the harness's state afterwards and the events that an observer sees, in
 * order. One definition for whoever runs nodes: a search, a replay, a simulation.
 */
import { type Effect, prefixOf } from "./effect.ts";
import type { Input } from "./input.ts";
import { LocalState } from "./local-state.ts";
import type { NodeId, Plain } from "./plain.ts";
import type { Observed } from "./property.ts";

/** A node's step, seen from outside. */
export interface Outcome {
  readonly effects: readonly Effect[];
  readonly observed: readonly Observed[];
  /** The harness's state afterwards; of a crashed node only the durable log is left. */
  readonly local: LocalState;
  readonly crashed: boolean;
}

/** A crash inside a step: after how many effects, and how many unforced records happen to survive. */
export interface CrashInside {
  readonly afterEffects: number;
  readonly survivors: number;
}

/**
 * Accounts for a step.
 *
 * @param before the harness's state of the node; for a start the input says all
 * @param effects what the node did, all of it
 * @param crash cuts the step short
 */
export function outcomeOf(
  node: NodeId,
  before: LocalState,
  input: Input,
  effects: readonly Effect[],
  crash?: CrashInside,
): Outcome {
  const local = input.kind === "start" ? new LocalState(input.incarnation, input.log, input.at) : before.clone();
  if (input.kind !== "start") local.receive(input);
  const done = crash ? prefixOf(effects, crash.afterEffects) : effects;
  const observed = [...observedInput(node, input), ...done.flatMap((effect) => observedEffect(node, local, effect))];
  if (!crash) return { effects: done, observed, local, crashed: false };
  const end = crashOf(node, local, crash.survivors);
  return { ...end, effects: done, observed: [...observed, ...end.observed] };
}

/** A crash between two steps. */
export function crashOf(node: NodeId, before: LocalState, survivors: number): Outcome {
  const spared = before.unforcedRecords(survivors);
  const durable = before.log.slice(0, before.forced + survivors);
  const observed = [...spared.map((record) => stable(node, record)), { kind: "crash", node } as const];
  return { effects: [], observed, local: new LocalState(before.incarnation, durable), crashed: true };
}

/** What is seen of an input. */
export function observedInput(node: NodeId, input: Input): Observed[] {
  switch (input.kind) {
    case "start":
      return [{ kind: input.incarnation === 0 ? "start" : "restart", node }];
    case "deliver":
      return [{ kind: "deliver", node, from: input.from, message: { ...input.message } }];
    case "timer":
      return [{ kind: "timer", node, name: input.name }];
    case "wake":
      return [{ kind: "wake", node }];
    default:
      return [];
  }
}

/** Applies an effect and tells what of it is seen. */
export function observedEffect(node: NodeId, local: LocalState, effect: Effect): Observed[] {
  const unforced = effect.kind === "force" ? local.unforcedRecords() : [];
  local.apply(effect);
  switch (effect.kind) {
    case "send":
    case "call":
    case "reply":
      return [{ kind: "send", node, to: effect.to, message: effect.message as Plain }];
    case "write":
      return [{ kind: "write", node, record: effect.record }];
    case "force":
      return forced(node, [...unforced, ...(effect.record === undefined ? [] : [effect.record])]);
    case "compact":
      return [
        { kind: "compact", node, records: effect.records },
        { kind: "force", node },
      ];
    case "decide":
      return [{ kind: "decide", node, decision: effect.decision }];
    case "emit":
      return [{ kind: "emit", node, observation: effect.observation }];
    default:
      return [];
  }
}

/** Records reach stable storage together, in one forced write. Where there is none, nothing is written. */
function forced(node: NodeId, records: readonly Plain[]): Observed[] {
  return records.length === 0 ? [] : [...records.map((record) => stable(node, record)), { kind: "force", node }];
}

function stable(node: NodeId, record: Plain): Observed {
  return { kind: "stable", node, record };
}
