/**
 * A cluster of nodes as a {@link System}. Node code runs once for each new pair of local state and input, and once more
 * for the audit; the answers are kept for ever.
 */
import {
  type CallId,
  type Cluster,
  type Executor,
  type Input,
  inputOf,
  LocalState,
  type NodeId,
  type StepResult,
} from "@workbook/harness";
import { type Audit, Auditor, blame, question, Reconsidered, signatureOf } from "./auditor.ts";
import { numberOf } from "./inputs.ts";
import { Interner } from "./interner.ts";
import { extended, type Known, type Local, LocalTable } from "./local-table.ts";
import { MessageTable } from "./messages.ts";
import type { Monitors } from "./monitors.ts";
import { ReactionMaker } from "./reaction-maker.ts";
import { renameBy } from "./renaming.ts";
import type { Outcome, Reaction, Renaming, Retry, Status, System } from "./system.ts";

/**
 * Inputs of one incarnation after which a search gives up on it: a node that is never again as it was before, because of a
 * counter or of a loop that sleeps, makes local states without end, each to be reached by a longer history. No protocol of
 * the course, right or wrong, needs fifty; and a search that ends at its bound costs the square of it.
 */
const longestHistory = 100;
/**
 * Executions, when no other bound is given, after which a search gives up on nodes that are different after each order of
 * their inputs: they keep a list of what they received, for example. No protocol of the course takes a third of it.
 */
const defaultExecutions = 200_000;

/** What the nodes were made to do, in numbers. */
export interface Effort {
  /** Executions of protocol code, the audit's not counted. */
  executions: number;
  /** Executions that only checked an earlier one. */
  audits: number;
}

/** A cluster's nodes as processes. */
export class ClusterSystem implements System {
  readonly processes: number;
  readonly initial: readonly number[];
  readonly messages: MessageTable;
  readonly nodes: readonly NodeId[];
  readonly effort: Effort;
  /** Whether a node goes on and on without ever coming back to a state that is known. Then some questions stay unanswered. */
  endless = false;
  private readonly locals = new LocalTable();
  private readonly inputs = new Interner<Input>();
  private readonly auditor = new Auditor();
  private readonly reactions: ReactionMaker;
  private readonly executor: Executor;
  private executionsLeft: number;
  private asked = new Map<string, { readonly local: Local; readonly number: number }>();
  private readonly inputOfMessage: (number | undefined)[] = [];

  /**
   * @param unmergeable nodes that keep state where it cannot be seen: their histories are their identity
   * @param mostExecutions how often protocol code may be executed before the search is to stop
   */
  constructor(
    cluster: Cluster,
    monitors: Monitors,
    executor: Executor,
    unmergeable: ReadonlySet<number>,
    effort: Effort,
    mostExecutions = defaultExecutions,
  ) {
    this.nodes = Object.keys(cluster.nodes);
    this.processes = this.nodes.length;
    this.messages = new MessageTable(this.nodes);
    this.executor = executor;
    this.effort = effort;
    this.executionsLeft = mostExecutions;
    this.reactions = new ReactionMaker(this.nodes, this.locals, this.messages, this.inputs, monitors, unmergeable);
    this.initial = this.nodes.map((_, node) => this.reactions.atRest(node, "waiting", new LocalState(0, [])).number);
  }

  name(process: number): NodeId {
    return this.nodes[process]!;
  }

  status(local: number): Status {
    return this.locals.get(local).status;
  }

  sender(message: number): number {
    return this.messages.sender(message);
  }

  receiver(message: number): number {
    return this.messages.receiver(message);
  }

  answers(message: number): number {
    return this.messages.answers(message);
  }

  concerns(message: number): number {
    return this.messages.concerns(message);
  }

  caller(call: number): number {
    return this.messages.caller(call);
  }

  awaits(local: number, call: number): boolean {
    return this.locals.get(local).awaited.has(call);
  }

  retired(message: number, call: number): number {
    return this.messages.retired(message, call);
  }

  timers(local: number): readonly number[] {
    return this.locals.get(local).timers;
  }

  retries(local: number): readonly Retry[] {
    return this.locals.get(local).retries;
  }

  suspended(local: number): readonly string[] {
    const { harness, shown } = this.locals.get(local);
    const pending = harness.calls.length + harness.timers.length;
    // A function or a promise in a field may be what another event settles the handler with.
    return pending === 0 && !/<\w+>/.test(shown.fields) ? shown.suspended : [];
  }

  start(local: number): Reaction | undefined {
    const { status, harness } = this.locals.get(local);
    const incarnation = status === "waiting" ? 0 : harness.incarnation + 1;
    return this.ask(local, this.inputNumber({ kind: "start", incarnation, log: harness.log }));
  }

  deliver(local: number, message: number): Reaction | undefined {
    const number = (this.inputOfMessage[message] ??= this.inputNumber(inputOf(this.messages.envelope(message))));
    return this.ask(local, number);
  }

  expire(local: number, timer: number): Reaction | undefined {
    return this.ask(local, timer);
  }

  crash(local: number): readonly Outcome[] {
    const state = this.locals.get(local);
    return (state.crashes ??= this.reactions.crashes(state));
  }

  /** A local state by number. */
  local(number: number): Local {
    return this.locals.get(number);
  }

  renaming(places: readonly number[]): Renaming {
    const rename = renameBy(this.nodes, places);
    const place = (node: NodeId) => this.nodes[places[this.nodes.indexOf(node)]!]!;
    return {
      message: (number) => {
        const { from, to, body, ...rest } = this.messages.envelope(number);
        return this.messages.number({ ...rest, from: place(from), to: place(to), body: rename(body) });
      },
      timer: (number) => {
        const input = this.input(number);
        return input.kind === "timer" ? this.inputNumber({ ...input, name: rename(input.name) }) : number;
      },
      call: (call) => this.messages.callNumber(places[this.messages.caller(call)]!, this.messages.callId(call)),
    };
  }

  /** What the node is told; of a timer's number. */
  input(number: number): Input {
    return this.inputs.values[number]!;
  }

  /** The call's name within its node. */
  callId(call: number): CallId {
    return this.messages.callId(call);
  }

  private inputNumber(input: Input): number {
    return numberOf(this.inputs, input);
  }

  private ask(local: number, number: number): Reaction | undefined {
    const state = this.locals.get(local);
    const known = state.known.get(number);
    if (!known) this.asked.set(`${local}/${number}`, { local: state, number });
    return known?.reaction;
  }

  async resolve(): Promise<void> {
    await this.executeAsked();
    for (let due = this.auditor.take(); due.length > 0; due = this.auditor.take()) await this.runAudits(due);
  }

  /** First executions: each runs twice, the second time fresh and, where there is one, after another history. */
  private async executeAsked(): Promise<void> {
    const asked = [...this.asked.values()].slice(0, this.executionsLeft);
    if (asked.length < this.asked.size) this.endless = true;
    this.asked = new Map();
    const requests = asked.flatMap(({ local, number }) => {
      if (local.first && local.first.length > longestHistory) this.endless = true;
      const input = this.input(number);
      const name = this.nodes[local.node]!;
      return [question(name, local.first, input), question(name, local.second ?? local.first, input, true)];
    });
    const results = await this.executor.execute(requests);
    this.executionsLeft -= asked.length;
    this.effort.executions += asked.length;
    this.effort.audits += asked.length;
    for (const [index, { local, number }] of asked.entries()) {
      const [result, again] = [results[2 * index]!, results[2 * index + 1]!];
      const reaction = this.reactions.make(local, number, result);
      const signature = signatureOf(result);
      const known: Known = { input: this.input(number), signature, reaction };
      local.known.set(number, known);
      this.arrivals(local, known);
      if (signatureOf(again) === signature) continue;
      const history = local.second ?? local.first;
      if (history) await blame(this.executor, this.nodes[local.node]!, { local, number, history }, signature);
      known.reaction = this.reactions.nondeterministic(local, known.input, again);
    }
  }

  private async runAudits(due: readonly Audit[]): Promise<void> {
    const requests = due.map(({ local, number, history }) =>
      question(this.nodes[local.node]!, history, this.input(number), true),
    );
    const results = await this.executor.execute(requests);
    this.effort.audits += due.length;
    for (const [index, audit] of due.entries()) {
      const { local, number, history } = audit;
      const known = local.known.get(number)!;
      const result = results[index]!;
      if (signatureOf(result) === known.signature) this.arrivals(local, known, history);
      else await this.disagreement(audit, known, result);
    }
  }

  private async disagreement(audit: Audit, known: Known, result: StepResult): Promise<void> {
    await blame(this.executor, this.nodes[audit.local.node]!, audit, known.signature);
    known.reaction = this.reactions.nondeterministic(audit.local, known.input, result);
    throw new Reconsidered();
  }

  /** Tells the auditor that a history goes on. */
  private arrivals(local: Local, { input, reaction }: Known, history = local.first): void {
    for (const { local: next, failure, todo } of reaction.whole) {
      if (failure || todo !== undefined) continue;
      const target = this.locals.get(next);
      this.auditor.arrive(target, extended(history, input));
    }
  }
}
