/** Turns what a node did with an input into a {@link Reaction}: numbers for the search, with every cut by a crash. */
import {
  crashOf,
  type Effect,
  envelopeOf,
  type Input,
  isCrashPoint,
  type LocalState,
  type NodeId,
  type Outcome as NodeOutcome,
  outcomeOf,
  prefixOf,
  type StepResult,
} from "@workbook/harness";
import { describeInput, numberOf } from "./inputs.ts";
import type { Interner } from "./interner.ts";
import { extended, type History, type Local, type LocalTable } from "./local-table.ts";
import type { MessageTable } from "./messages.ts";
import type { Monitors } from "./monitors.ts";
import type { Outcome, Reaction, Status } from "./system.ts";

type Shown = Local["shown"];

const nothingShown: Shown = { fields: "", mergeable: true, suspended: [], readsClock: false, draws: 0 };

/** Makes reactions and the local states that they lead to. */
export class ReactionMaker {
  private readonly nodes: readonly NodeId[];
  private readonly locals: LocalTable;
  private readonly messages: MessageTable;
  private readonly inputs: Interner<Input>;
  private readonly monitors: Monitors;
  private readonly unmergeable: ReadonlySet<number>;

  constructor(
    nodes: readonly NodeId[],
    locals: LocalTable,
    messages: MessageTable,
    inputs: Interner<Input>,
    monitors: Monitors,
    unmergeable: ReadonlySet<number>,
  ) {
    this.nodes = nodes;
    this.locals = locals;
    this.messages = messages;
    this.inputs = inputs;
    this.monitors = monitors;
    this.unmergeable = unmergeable;
  }

  /** The local state of a node that is not running: its log, and which incarnation it was, are all that is left. */
  atRest(node: number, status: Exclude<Status, "up">, harness: LocalState): Local {
    return this.local(`${node}|${status}|${harness.identity(false)}`, node, status, harness, nothingShown);
  }

  /** What comes of an input, whole and cut short. */
  make(before: Local, inputNumber: number, result: StepResult): Reaction {
    const input = this.inputs.values[inputNumber]!;
    const whole = outcomeOf(this.nodes[before.node]!, before.harness, input, result.effects);
    const { failure, todo } = result;
    const broken = failure && { property: failure.rule, sentence: failure.sentence };
    if (broken || todo !== undefined) {
      return { whole: [{ ...this.outcome(before, input, whole, before), failure: broken, todo }], cut: [] };
    }
    const after = this.after(before, inputNumber, result, whole.local);
    return { whole: [this.outcome(before, input, whole, after)], cut: this.cuts(before, input, result.effects) };
  }

  /** What comes of an input to which the node gives now one answer, now another. */
  nondeterministic(before: Local, input: Input, result: StepResult): Reaction {
    const name = this.nodes[before.node]!;
    const failure = { property: "nondeterminism", sentence: nondeterminism(name, input) };
    const whole = outcomeOf(name, before.harness, input, result.effects);
    return { whole: [{ ...this.outcome(before, input, whole, before), failure }], cut: [] };
  }

  /** What a crash between two steps can leave: any prefix of the unforced writes may have reached stable storage. */
  crashes(local: Local): Outcome[] {
    const { harness, node } = local;
    const made = survivorsOf(harness).map((survivors) => {
      const outcome = crashOf(this.nodes[node]!, harness, survivors);
      return this.crashed(local, [], outcome, { afterEffects: 0, survivors });
    });
    return distinct(made);
  }

  /** A crash after each effect but the last: one after the last is a crash between two steps. */
  private cuts(before: Local, input: Input, effects: readonly Effect[]): Outcome[] {
    const name = this.nodes[before.node]!;
    const points = effects.filter(isCrashPoint).length;
    const made: Outcome[] = [];
    for (let afterEffects = 1; afterEffects < points; afterEffects++) {
      const { local } = outcomeOf(name, before.harness, input, prefixOf(effects, afterEffects));
      for (const survivors of survivorsOf(local)) {
        const crash = { afterEffects, survivors };
        const outcome = outcomeOf(name, before.harness, input, effects, crash);
        made.push(this.crashed(before, this.endsOf(before, input), outcome, crash));
      }
    }
    return distinct(made);
  }

  private crashed(
    before: Local,
    ended: readonly number[],
    outcome: NodeOutcome,
    crash: NonNullable<Outcome["crash"]>,
  ): Outcome {
    const down = this.atRest(before.node, "down", outcome.local);
    const made = outcome.effects.flatMap((effect) => (effect.kind === "call" ? [effect.call] : []));
    const dying = [...before.harness.calls.map(({ call }) => call), ...made];
    const calls = dying.map((call) => this.messages.callNumber(before.node, call));
    return {
      local: down.number,
      sends: this.sendsOf(before.node, outcome.effects),
      ends: [...new Set([...ended, ...calls])],
      seen: this.monitors.seen(outcome.observed),
      crash,
    };
  }

  private outcome(before: Local, input: Input, { effects, observed }: NodeOutcome, after: Local): Outcome {
    return {
      local: after.number,
      sends: this.sendsOf(before.node, effects),
      ends: this.endsOf(before, input),
      seen: this.monitors.seen(observed),
    };
  }

  private sendsOf(node: number, effects: readonly Effect[]): number[] {
    const envelopes = effects.flatMap((effect) => envelopeOf(this.nodes[node]!, effect) ?? []);
    return envelopes.map((envelope) => this.messages.number(envelope));
  }

  private endsOf({ node }: Local, input: Input): number[] {
    if (input.kind !== "reply" && input.kind !== "expire") return [];
    return [this.messages.callNumber(node, input.call)];
  }

  /** The local state after a step, by the widest identity that is safe to try. */
  private after(before: Local, inputNumber: number, result: StepResult, harness: LocalState): Local {
    const { node } = before;
    const { fields, mergeable, readsClock, draws } = result;
    const first = extended(before.status === "up" ? before.first : undefined, this.inputs.values[inputNumber]!);
    if (mergeable && !this.unmergeable.has(node)) {
      const identity = `${node}|${fields}|${draws}|${readsClock}|${harness.identity(readsClock)}`;
      return this.local(identity, node, "up", harness, result, first);
    }
    if (!this.unmergeable.has(node) && changesNothing(before, result, harness)) return before;
    const after = { local: before.number, input: inputNumber };
    return this.local(`${node}|after ${before.number}|${inputNumber}`, node, "up", harness, result, first, after);
  }

  private local(
    identity: string,
    node: number,
    status: Status,
    harness: LocalState,
    { fields, mergeable, suspended, readsClock, draws }: Shown,
    first?: History,
    after?: Local["after"],
  ): Local {
    return this.locals.intern(identity, (number) => ({
      number,
      identity,
      after,
      node,
      status,
      harness,
      shown: { fields, mergeable, suspended, readsClock, draws },
      awaited: new Set(harness.calls.map(({ call }) => this.messages.callNumber(node, call))),
      timers: harness.expirable().map(({ input }) => this.inputNumber(input)),
      retries: this.retriesOf(node, harness),
      first,
      exchanges: 0,
      known: new Map(),
    }));
  }

  private retriesOf(node: number, { calls }: LocalState): Local["retries"] {
    const from = this.nodes[node]!;
    return calls
      .filter(({ retry }) => retry)
      .map(({ call, to, message }) => ({
        call: this.messages.callNumber(node, call),
        request: this.messages.number({ from, to, kind: "request", body: message, call }),
      }));
  }

  private inputNumber(input: Input): number {
    return numberOf(this.inputs, input);
  }
}

function nondeterminism(node: string, input: Input): string {
  const rule = "keep all that a node knows in its fields and its log, nothing in module variables";
  return `${node} answers ${describeInput(input)} in two ways after the same history; ${rule}`;
}

/** A suspended node whose step did nothing and left every field as it was. */
function changesNothing(before: Local, result: StepResult, harness: LocalState): boolean {
  const { shown } = before;
  return (
    before.status === "up" &&
    result.unchanged &&
    result.effects.length === 0 &&
    result.draws === shown.draws &&
    result.readsClock === shown.readsClock &&
    result.suspended.join() === shown.suspended.join() &&
    harness.identity(result.readsClock) === before.harness.identity(shown.readsClock)
  );
}

function survivorsOf({ log, forced }: LocalState): number[] {
  return Array.from({ length: log.length - forced + 1 }, (_, survivors) => survivors);
}

function distinct(outcomes: readonly Outcome[]): Outcome[] {
  const seen = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const key = JSON.stringify([outcome.local, outcome.sends, outcome.ends, outcome.seen]);
    if (!seen.has(key)) seen.set(key, outcome);
  }
  return [...seen.values()];
}
