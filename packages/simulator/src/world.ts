/**
 * A cluster that runs: the meaning of the network, of crashes and of restarts for nodes that are alive. It does what
 * `Run` of the harness does on a multiset, choice by choice, but keeps no trace and re-executes nothing.
 */
import {
  type CallId,
  type Choice,
  type Cluster,
  crashOf,
  type Effect,
  envelopeOf,
  type Input,
  inputOf,
  isCrashPoint,
  type LiveRun,
  type LiveStep,
  LocalState,
  type NodeId,
  neverStopsSending,
  observedEffect,
  observedInput,
  type PendingTimer,
  timerKey,
} from "@workbook/harness";
import { Station, type Travelling } from "./station.ts";
import { Traffic } from "./traffic.ts";
import type { Watch } from "./watch.ts";

/** Who decides what happens in a world, and is told what will follow from it. */
export interface Driver {
  /** A crash in this step: after how many of its effects. */
  cut(node: Station, effects: readonly Effect[]): number | undefined;
  /** How many of the unforced records a crash spares. */
  survivors(unforced: number): number;
  /** A message is on its way. */
  sent(message: Travelling): void;
  /** A timer, a sleep or a call's timeout has begun to run. */
  started(node: Station, timer: PendingTimer): void;
  /** A call has begun whose request is to be repeated until a reply comes. */
  repeats(node: Station, call: CallId): void;
}

/** Keeps the choices of a run, each with the message that it is about. */
export type Recorder = (choice: Choice, message?: Travelling) => void;

/** What a world is made of. */
export interface WorldOptions {
  readonly cluster: Cluster;
  readonly live: LiveRun;
  readonly watch: Watch;
  readonly seed: number;
  readonly driver: Driver;
  readonly record?: Recorder | undefined;
}

type Reacting = void | Promise<void>;

/** One run of a cluster. */
export class World {
  /** Milliseconds of virtual time. Whoever drives moves it on. */
  now = 0;
  /** Steps that nodes took. */
  executions = 0;
  /** The question of a `todo` that was reached; the world stands still from there on. */
  todo: string | undefined;
  split = false;
  readonly stations: readonly Station[];
  readonly traffic: Traffic;
  private readonly byId: ReadonlyMap<NodeId, Station>;
  private readonly options: WorldOptions;

  constructor(options: WorldOptions) {
    this.stations = Object.keys(options.cluster.nodes).map((id, index) => new Station(id, index));
    this.byId = new Map(this.stations.map((station) => [station.id, station]));
    this.traffic = new Traffic(this.byId);
    this.options = options;
  }

  /** The node with this name. */
  station(id: NodeId): Station | undefined {
    return this.byId.get(id);
  }

  /** Starts a node, for the first time or after a crash. */
  start(node: Station): Reacting {
    const incarnation = node.status === "down" ? node.local.incarnation + 1 : 0;
    node.status = "up";
    return this.react(node, { kind: "start", incarnation, log: node.local.log, seed: this.options.seed, at: this.now });
  }

  /** Hands a message over. */
  deliver(message: Travelling): Reacting {
    this.traffic.remove(message);
    return this.react(message.to, inputOf(message.envelope, this.now), message);
  }

  /** Ends a timer, a sleep or a call. */
  expire(node: Station, { input }: PendingTimer): Reacting {
    return this.react(node, { ...input, at: this.now });
  }

  /** Stops a node. Its unforced records are lost but for some that happen to survive. */
  crash(node: Station): void {
    const survivors = this.options.driver.survivors(node.local.unforced);
    this.record({ kind: "crash", node: node.id, survivors, at: this.now });
    this.seeCrash(node, survivors);
    this.bury(node);
  }

  /** Loses a message. */
  drop(message: Travelling): void {
    this.record({ kind: "drop", message: message.number, at: this.now }, message);
    this.traffic.remove(message);
  }

  /** Repeats a message. */
  duplicate(message: Travelling): Travelling {
    this.record({ kind: "duplicate", message: message.number, at: this.now }, message);
    return this.traffic.send(message.envelope, this.now);
  }

  /** Sends the request of a pending call again. */
  retransmit(node: Station, call: CallId): void {
    const pending = node.local.callOf(call);
    if (!pending) throw new Error(`${node.id} has no pending call ${call}`);
    this.record({ kind: "retransmit", node: node.id, call, early: this.busy, at: this.now });
    const { to, message: body } = pending;
    const request = this.traffic.send({ from: node.id, to, kind: "request", body, call }, this.now);
    if (!request.gone) this.options.driver.sent(request);
  }

  /** Splits the cluster in two. What crosses is lost. */
  partition(side: readonly Station[]): void {
    this.record({ kind: "partition", side: side.map(({ id }) => id), at: this.now });
    for (const station of this.stations) station.side = side.includes(station);
    this.split = true;
    this.traffic.loseUnreachable();
  }

  /** Ends a partition. */
  heal(): void {
    this.record({ kind: "heal", at: this.now });
    for (const station of this.stations) station.side = false;
    this.split = false;
  }

  /** Whether anything is on its way, so that a timer that expires now is early. */
  private get busy(): boolean {
    return this.traffic.flight.size > 0;
  }

  private record(choice: Choice, message?: Travelling): void {
    this.options.record?.(choice, message);
  }

  private react(node: Station, input: Input, message?: Travelling): Reacting {
    this.executions++;
    const step = this.options.live.step(node.id, input);
    if (step instanceof Promise) return step.then((later) => this.take(node, input, later, message));
    return this.take(node, input, step, message);
  }

  /** Accounts for what a node did. */
  private take(node: Station, input: Input, step: LiveStep, message?: Travelling): void {
    const { effects, failure, todo } = step;
    const { driver, watch, record } = this.options;
    this.todo ??= todo;
    node.suspended = step.suspended;
    const cut = failure || todo !== undefined ? undefined : driver.cut(node, effects);
    if (failure) watch.broken ??= { property: failure.rule, sentence: failure.sentence };
    const done = this.apply(node, input, effects, cut);
    if (input.kind === "reply" || input.kind === "expire") this.traffic.close(node, input.call);
    const survivors = cut === undefined ? 0 : driver.survivors(node.local.unforced);
    const crash = cut === undefined ? {} : { crash: { afterEffects: cut, survivors } };
    record?.({ ...choiceOf(node, input, this.busy, message), ...crash } as Choice, message);
    if (cut !== undefined) this.seeCrash(node, survivors);
    const sent = this.send(node, effects, done);
    if (cut !== undefined) this.bury(node);
    // Nothing happens after a failure.
    if (sent && !watch.broken) for (const one of sent) if (!one.gone) driver.sent(one);
  }

  /** Takes over effects, up to a crash, and tells how many. */
  private apply(node: Station, input: Input, effects: readonly Effect[], cut = Infinity): number {
    const { watch } = this.options;
    if (input.kind === "start") node.local = new LocalState(input.incarnation, input.log, input.at);
    else node.local.receive(input);
    if (watch.looksAtInput(input)) for (const event of observedInput(node.id, input)) watch.see(event);
    let points = 0;
    for (let index = 0; index < effects.length; index++) {
      const effect = effects[index]!;
      if (isCrashPoint(effect) && ++points > cut) return index;
      if (watch.looksAtEffect(effect))
        for (const event of observedEffect(node.id, node.local, effect)) watch.see(event);
      else node.local.apply(effect);
      this.announce(node, effect);
    }
    return effects.length;
  }

  /** Tells the driver of what an effect set running. */
  private announce(node: Station, effect: Effect): void {
    const { driver } = this.options;
    const { local } = node;
    switch (effect.kind) {
      case "setTimer":
        return driver.started(node, local.timerOf(timerKey({ kind: "timer", name: effect.name }))!);
      case "sleep":
        return driver.started(node, local.timerOf(timerKey({ kind: "wake", sleep: effect.sleep }))!);
      case "call": {
        this.traffic.open(node, effect.call);
        const timer = local.timerOf(timerKey({ kind: "expire", call: effect.call }));
        if (timer) driver.started(node, timer);
        if (effect.retry) driver.repeats(node, effect.call);
      }
    }
  }

  private send(node: Station, effects: readonly Effect[], done: number): Travelling[] | undefined {
    let sent: Travelling[] | undefined;
    for (let index = 0; index < done; index++) {
      const envelope = envelopeOf(node.id, effects[index]!);
      if (!envelope) continue;
      const unasked = envelope.kind === "reply" && !this.station(envelope.to)?.local.callOf(envelope.call!);
      if (!unasked) (sent ??= []).push(this.traffic.send(envelope, this.now));
    }
    if (sent) this.judgeTraffic();
    return sent;
  }

  private judgeTraffic(): void {
    const { cluster, watch } = this.options;
    const { size } = this.traffic.flight;
    if (size <= cluster.inFlightCap) return;
    watch.broken ??= neverStopsSending(size, cluster.inFlightCap);
  }

  private seeCrash(node: Station, survivors: number): void {
    const { observed, local } = crashOf(node.id, node.local, survivors);
    for (const event of observed) this.options.watch.see(event);
    node.local = local;
    node.status = "down";
  }

  /** Loses what dies with a node: its calls, and what is on its way to it. */
  private bury(node: Station): void {
    node.suspended = [];
    for (const call of [...node.exchanges.keys()]) this.traffic.close(node, call);
    this.traffic.loseUnreachable();
  }
}

/** The choice that gave a node this input. */
function choiceOf({ id: node }: Station, input: Input, early: boolean, message?: Travelling): Choice {
  switch (input.kind) {
    case "start":
      return { kind: input.incarnation === 0 ? "start" : "restart", node, seed: input.seed, at: input.at };
    case "deliver":
    case "reply":
      return { kind: "deliver", message: message!.number, at: input.at };
    default:
      return { ...input, node, early };
  }
}
