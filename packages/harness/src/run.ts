/**
 * One run, step by step: the meaning of the network, of crashes and of restarts, written to be read. Replays, traces and
 * simulations are made of it; a search must agree with it.
 */
import type { Cluster } from "./cluster.ts";
import type { CallId, Effect } from "./effect.ts";
import type { Executor, StepResult } from "./executor.ts";
import { type Envelope, envelopeOf, InFlight, inputOf } from "./in-flight.ts";
import type { Input } from "./input.ts";
import { LocalState } from "./local-state.ts";
import { type CrashInside, crashOf, type Outcome, outcomeOf } from "./outcome.ts";
import type { NodeId } from "./plain.ts";
import type { Observed } from "./property.ts";
import type { Choice, CrashCuts, Network, Trace, TraceStep, TraceViolation } from "./trace.ts";

/** What a run needs to know. */
export interface RunOptions {
  readonly cluster: Cluster;
  readonly network: Network;
  readonly crashCuts?: CrashCuts | undefined;
  readonly executor: Executor;
}

type JsonArray = NonNullable<TraceStep["log"]>["records"];

interface NodeRun {
  status: "waiting" | "up" | "down";
  history: Input[];
  local: LocalState;
}

/** One run of a cluster under an adversary's choices. */
export class Run {
  readonly steps: TraceStep[] = [];
  /** What an observer has seen so far. */
  readonly observed: Observed[] = [];
  readonly flight: InFlight;
  private readonly nodes = new Map<NodeId, NodeRun>();
  private readonly options: RunOptions;
  private side: readonly NodeId[] = [];

  constructor(options: RunOptions) {
    this.options = options;
    this.flight = new InFlight(options.network);
    for (const id of Object.keys(options.cluster.nodes)) {
      this.nodes.set(id, { status: "waiting", history: [], local: new LocalState(0, []) });
    }
  }

  /**
   * Carries out one choice.
   * @throws Error when the choice cannot be made here: the run and the choices do not belong together
   */
  async perform(choice: Choice): Promise<TraceStep> {
    const step = await this.carryOut(choice);
    this.steps.push(step);
    return step;
  }

  /** Whether a node runs, and what the harness holds of it. */
  stateOf(id: NodeId): { readonly status: NodeRun["status"]; readonly local: LocalState } {
    const { status, local } = this.node(id);
    return { status, local };
  }

  /** The trace so far. */
  trace(violation?: TraceViolation): Trace {
    const { cluster, network, crashCuts } = this.options;
    return {
      schema: "workbook.trace/1",
      cluster: { name: cluster.name, params: cluster.params as Trace["cluster"]["params"] },
      network,
      crashCuts: crashCuts ?? "effects",
      nodes: Object.keys(cluster.nodes),
      messages: this.flight.messages,
      steps: this.steps,
      ...(violation ? { violation } : {}),
    };
  }

  private async carryOut(choice: Choice): Promise<TraceStep> {
    switch (choice.kind) {
      case "start":
        return this.start(choice.node, 0, choice);
      case "restart":
        return this.start(choice.node, this.node(choice.node).local.incarnation + 1, choice);
      case "deliver": {
        const { from, to } = this.flight.find(choice.message);
        if (this.parted(from, to)) throw new Error(`the partition keeps ${from}'s message from ${to}`);
        return this.react(to, inputOf(this.flight.deliver(choice.message)), choice);
      }
      case "timer":
        return this.react(choice.node, { kind: "timer", name: choice.name }, choice);
      case "wake":
        return this.react(choice.node, { kind: "wake", sleep: choice.sleep }, choice);
      case "expire":
        return this.react(choice.node, { kind: "expire", call: choice.call }, choice);
      case "crash":
        return this.crash(choice);
      default:
        return this.networkStep(choice);
    }
  }

  private networkStep(
    choice: Extract<Choice, { kind: "drop" | "duplicate" | "retransmit" | "partition" | "heal" }>,
  ): TraceStep {
    switch (choice.kind) {
      case "drop":
        return this.quiet(choice, { lost: this.flight.lose((_, number) => number === choice.message) });
      case "duplicate":
        return this.quiet(choice, {
          sent: [this.flight.send(this.flight.find(choice.message), this.steps.length, choice.message)],
        });
      case "retransmit":
        return this.quiet(choice, { node: choice.node, ...this.send([this.request(choice.node, choice.call)]) });
      case "partition":
        this.side = choice.side;
        return this.quiet(choice, { lost: this.loseUnreachable() });
      case "heal":
        this.side = [];
        return this.quiet(choice, {});
    }
  }

  private start(id: NodeId, incarnation: number, choice: Choice): Promise<TraceStep> {
    const node = this.node(id);
    if (node.status === "up") throw new Error(`${id} is up already`);
    if ((node.status === "waiting") !== (choice.kind === "start")) throw new Error(`${id} cannot ${choice.kind} now`);
    node.status = "up";
    node.history = [];
    const seed = "seed" in choice && choice.seed !== undefined ? { seed: choice.seed } : {};
    return this.react(id, { kind: "start", incarnation, log: node.local.log, ...seed }, choice);
  }

  /** Gives a node an input and accounts for what it does. */
  private async react(id: NodeId, event: Input, choice: Choice): Promise<TraceStep> {
    const node = this.node(id);
    const input: Input = choice.at === undefined ? event : { ...event, at: choice.at };
    if (node.status !== "up") throw new Error(`${id} is not up`);
    const ended = input.kind === "reply" || input.kind === "expire" ? [input.call] : [];
    const [result] = await this.options.executor.execute([{ node: id, history: node.history, input }]);
    if (!result) throw new Error("the executor did not answer");
    node.history = [...node.history, input];
    const crash: CrashInside | undefined = "crash" in choice ? choice.crash : undefined;
    const before = node.local;
    const outcome = outcomeOf(id, before, input, result.effects, crash);
    const gone = ended.flatMap((call) => this.flight.retire(id, call));
    return this.settle(id, before, outcome, choice, result, gone);
  }

  private crash(choice: Extract<Choice, { kind: "crash" }>): TraceStep {
    const { local, status } = this.node(choice.node);
    if (status !== "up") throw new Error(`${choice.node} is not up`);
    return this.settle(choice.node, local, crashOf(choice.node, local, choice.survivors), choice);
  }

  /** Takes over an outcome: the node's state, its messages, and, after a crash, what dies with it. */
  private settle(
    id: NodeId,
    before: LocalState,
    outcome: Outcome,
    choice: Choice,
    result?: StepResult,
    gone: number[] = [],
  ): TraceStep {
    const node = this.node(id);
    node.local = outcome.local;
    if (outcome.crashed) node.status = "down";
    this.observed.push(...outcome.observed);
    const { sent, lost } = this.send(outcome.effects.flatMap((effect) => envelopeOf(id, effect) ?? []));
    const calls = outcome.crashed ? [...before.calls.map(({ call }) => call), ...callsOf(outcome.effects)] : [];
    const died = [
      ...calls.flatMap((call) => this.flight.retire(id, call)),
      ...(outcome.crashed ? this.loseUnreachable() : []),
    ];
    return this.quiet(choice, {
      node: id,
      effects: outcome.effects as TraceStep["effects"],
      sent,
      lost: [...new Set([...gone, ...lost, ...died])],
      ...(outcome.crashed || !result ? {} : { fields: result.fields }),
      log: { records: [...outcome.local.log] as JsonArray, forced: outcome.local.forced },
      printed: [...(result?.printed ?? [])],
      ...(result?.failure && !outcome.crashed ? { failure: result.failure.sentence } : {}),
    });
  }

  private send(envelopes: readonly Envelope[]): { sent: number[]; lost: number[] } {
    const wanted = envelopes.filter(
      (envelope) => envelope.kind !== "reply" || this.awaits(envelope.to, envelope.call!),
    );
    const sent = wanted.map((envelope) => this.flight.send(envelope, this.steps.length));
    return { sent, lost: this.loseUnreachable() };
  }

  /** On a multiset, what cannot arrive is lost at once. A forgetless network keeps it. */
  private loseUnreachable(): number[] {
    if (this.options.network === "forgetless") return [];
    return this.flight.lose(({ from, to }) => this.node(to).status === "down" || this.parted(from, to));
  }

  private parted(from: NodeId, to: NodeId): boolean {
    return this.side.includes(from) !== this.side.includes(to);
  }

  private awaits(caller: NodeId, call: CallId): boolean {
    return this.node(caller).local.calls.some((pending) => pending.call === call);
  }

  private request(from: NodeId, call: CallId): Envelope {
    const pending = this.node(from).local.calls.find((candidate) => candidate.call === call);
    if (!pending) throw new Error(`${from} has no pending call ${call}`);
    return { from, to: pending.to, kind: "request", body: pending.message, call };
  }

  private node(id: NodeId): NodeRun {
    const node = this.nodes.get(id);
    if (!node) throw new Error(`there is no node ${id}`);
    return node;
  }

  private quiet(choice: Choice, rest: Partial<TraceStep>): TraceStep {
    return { choice, effects: [], sent: [], lost: [], printed: [], ...rest };
  }
}

function callsOf(effects: readonly Effect[]): CallId[] {
  return effects.flatMap((effect) => (effect.kind === "call" ? [effect.call] : []));
}
