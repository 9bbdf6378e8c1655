/**
 * One run: a world whose events come in the order of virtual time, with faults at first, and then a while without any in
 * which all must come right. Everything follows from the seed.
 */
import { type Cluster, type Effect, isCrashPoint, type LiveRun, type PendingTimer, timerKey } from "@workbook/harness";
import { Agenda, type Due } from "./agenda.ts";
import { Dice } from "./dice.ts";
import { Digest } from "./digest.ts";
import { type Ending, mostAtOnce, neverComes, neverSettles, timeStandsStill } from "./endings.ts";
import type { FullClimate } from "./sampling.ts";
import type { Station, Travelling } from "./station.ts";
import type { Watch } from "./watch.ts";
import { Weather } from "./weather.ts";
import { type Driver, type Recorder, World } from "./world.ts";

/** What is due in a run. All have one shape, which is what makes them fast to sort. */
type Entry = Due &
  (
    | { readonly kind: "message"; readonly subject: Travelling }
    | { readonly kind: "timer"; readonly subject: { readonly node: Station; readonly timer: PendingTimer } }
    | { readonly kind: "repeat"; readonly subject: { readonly node: Station; readonly call: string } }
    | { readonly kind: "restart"; readonly subject: Station }
    | { readonly kind: "heal"; readonly subject: undefined }
  );
type SubjectOf<K extends Entry["kind"]> = Extract<Entry, { kind: K }>["subject"];

/** What a run is made of. */
export interface RunParts {
  readonly cluster: Cluster;
  readonly climate: FullClimate;
  readonly seed: number;
  readonly live: LiveRun;
  readonly watch: Watch;
  readonly record?: Recorder | undefined;
  /** Whether what nodes did is to be digested too, word for word. */
  readonly thorough?: boolean | undefined;
  /** Asked now and then whether the run may go on; other things can happen meanwhile. */
  readonly breathe?: (() => Promise<boolean>) | undefined;
}

/** How many events there are without a breath. */
const breath = 16_384;

/** How events are told apart in a digest. */
const codes = { start: 1, deliver: 2, timer: 3, restart: 4, heal: 5, repeat: 6 };

/** One run of one seed. */
export class SimulatedRun implements Driver {
  readonly world: World;
  readonly weather: Weather;
  /** Of the run's course. */
  readonly digest = new Digest();
  /** Of what nodes did. */
  readonly deeds = new Digest();
  /** Whether the property that broke is one of the end: something did not come. */
  brokeAtEnd = false;
  /** Called when faults end. */
  onHealing: (() => void) | undefined;
  /** Events so far: starts, deliveries, timers, repetitions, restarts, heals. */
  events = 0;
  private readonly agenda = new Agenda<Entry>();
  private readonly climate: FullClimate;
  protected readonly dice: Dice;
  private readonly watch: Watch;
  private readonly thorough: boolean;
  private readonly breathe: RunParts["breathe"];
  private entered = 0;
  private end = Infinity;
  /** Events since time last moved on. */
  private atOnce = 0;
  /** Nodes that have taken their step and are to crash after it. */
  private readonly dying: Station[] = [];
  /** What was sent while not all nodes have started. */
  protected held: Travelling[] | undefined = [];

  constructor({ cluster, climate, seed, live, watch, record, thorough = false, breathe }: RunParts) {
    this.thorough = thorough;
    this.breathe = breathe;
    this.climate = climate;
    this.watch = watch;
    this.dice = new Dice(seed);
    this.weather = new Weather(Object.keys(cluster.nodes), climate.latency, climate.faults, this.dice);
    this.world = new World({ cluster, live, watch, seed, driver: this, record });
  }

  /** Runs to the end. Events that need no waiting follow each other without any. */
  async run(): Promise<Ending> {
    for (const node of this.world.stations) {
      if (this.stopped) break;
      this.count(codes.start, node.index);
      const starting = this.world.start(node);
      if (starting) await starting;
    }
    // Before all have started nobody crashes between two steps, and the network does nothing.
    this.finishStep();
    const held = this.held ?? [];
    this.held = undefined;
    for (const message of held) if (!message.gone && !this.stopped) this.sent(message);
    return this.goOn();
  }

  /** Goes on from here to the end. */
  protected async goOn(): Promise<Ending> {
    for (;;) {
      const ending = this.stopped ?? this.advance();
      if (ending) return ending;
      const happening = this.happen();
      if (happening) await happening;
      this.finishStep();
      if (this.breathe && this.events % breath === 0 && !(await this.breathe())) return "stopped";
    }
  }

  cut(node: Station, effects: readonly Effect[]): number | undefined {
    if (this.thorough) this.deeds.addText(JSON.stringify(effects));
    if (!this.weather.crashes(node.index)) return undefined;
    const points = effects.filter(isCrashPoint).length;
    const after = points === 0 || this.climate.crashCuts === "handlers" ? points : 1 + this.dice.below(points);
    if (after < points) {
      this.plan("restart", node, this.weather.outageMs());
      return after;
    }
    this.dying.push(node);
    return undefined;
  }

  survivors(unforced: number): number {
    return unforced === 0 ? 0 : this.dice.below(unforced + 1);
  }

  sent(message: Travelling): void {
    if (this.held) return void this.held.push(message);
    const { from, to } = message;
    if (this.weather.drops(from.index, to.index)) return this.world.drop(message);
    this.plan("message", message, this.weather.latency(from.index, to.index));
    if (!this.weather.duplicates(from.index, to.index)) return;
    const copy = this.world.duplicate(message);
    this.plan("message", copy, this.weather.latency(from.index, to.index));
  }

  started(node: Station, timer: PendingTimer): void {
    this.plan("timer", { node, timer }, timer.ms);
  }

  repeats(node: Station, call: string): void {
    this.plan("repeat", { node, call }, this.climate.repeatMs);
  }

  /** Why the run cannot go on, if it cannot. */
  protected get stopped(): Ending | undefined {
    if (this.watch.broken) return "broken";
    if (this.world.todo !== undefined) return "todo";
    return this.events >= this.climate.bound.events ? "events" : undefined;
  }

  /** Ends all faults, and their consequences. */
  protected beginHealing(at: number): void {
    this.onHealing?.();
    this.world.now = at;
    this.weather.stormy = false;
    this.end = at + this.climate.healingMs;
    if (this.world.split) this.plan("heal", undefined, 0);
    for (const node of this.world.stations) if (node.status === "down") this.plan("restart", node, 0);
  }

  /** Moves time on to the next event, and into the healing phase when it is due. */
  private advance(): Ending | undefined {
    for (;;) {
      const next = this.agenda.first;
      if (this.weather.stormy && (!next || next.at >= this.climate.stormMs)) {
        this.beginHealing(next ? this.climate.stormMs : this.world.now);
      } else if (!next) return this.judgeEnd("quiet");
      else if (!isMeant(next, this.world)) this.agenda.take();
      else if (next.at > this.end) return this.judgeEnd("time");
      else {
        this.moveTo(next);
        return this.stopped;
      }
    }
  }

  private moveTo({ at }: Entry): void {
    if (at > this.world.now) this.atOnce = 0;
    else if (++this.atOnce > mostAtOnce) this.watch.broken ??= timeStandsStill(at);
    this.world.now = at;
  }

  private happen(): void | Promise<void> {
    const { world } = this;
    if (!world.split && this.weather.partitions()) this.partition();
    const entry = this.agenda.take()!;
    // A partition has just lost it.
    if (!isMeant(entry, world)) return;
    switch (entry.kind) {
      case "message":
        this.count(codes.deliver, entry.subject.number);
        return world.deliver(entry.subject);
      case "timer":
        this.count(codes.timer, entry.subject.node.index);
        return world.expire(entry.subject.node, entry.subject.timer);
      case "restart":
        this.count(codes.restart, entry.subject.index);
        return world.start(entry.subject);
      case "heal":
        this.count(codes.heal, 0);
        return world.heal();
      case "repeat":
        return this.repeat(entry.subject.node, entry.subject.call);
    }
  }

  /** Repeats a call's request, unless it or its reply is on its way, and looks again after a while. */
  private repeat(node: Station, call: string): void {
    this.repeats(node, call);
    if (node.exchanges.get(call)?.length) return;
    this.count(codes.repeat, node.index);
    this.world.retransmit(node, call);
  }

  private count(code: number, thing: number): void {
    this.events++;
    this.digest.add(code, thing, this.world.now);
  }

  /** Carries out crashes that were to come after a step, and not within it. */
  private finishStep(): void {
    for (let node = this.dying.pop(); node; node = this.dying.pop()) {
      if (this.stopped || node.status !== "up") continue;
      this.world.crash(node);
      this.plan("restart", node, this.weather.outageMs());
    }
  }

  private partition(): void {
    const { stations } = this.world;
    const first = this.dice.below(stations.length);
    const side = stations.filter(
      (_, index) => index === first || (index !== (first + 1) % stations.length && this.dice.happens(0.5)),
    );
    this.world.partition(side);
    this.plan("heal", undefined, this.weather.outageMs());
  }

  private judgeEnd(ending: Ending): Ending {
    const [goal] = this.watch.missing();
    const stuck = ending === "quiet" ? this.world.stations.find(({ suspended }) => suspended.length > 0) : undefined;
    if (goal)
      this.watch.broken ??= neverComes(goal.name, this.watch.whatIsMissing(goal), ending, this.climate.healingMs);
    else if (stuck) this.watch.broken ??= neverSettles(stuck.suspended[0]!, stuck.id);
    this.brokeAtEnd = this.watch.broken !== undefined;
    return this.brokeAtEnd ? "broken" : ending;
  }

  private plan<K extends Entry["kind"]>(kind: K, subject: SubjectOf<K>, ms: number): void {
    // Whole microseconds, so that times can be read, and are the same wherever they are added up.
    const at = Math.round((this.world.now + ms) * 1000) / 1000;
    this.agenda.add({ at, order: this.entered++, kind, subject } as Entry);
  }
}

/** Whether an entry still means something: its message is on its way, its timer runs. */
function isMeant(entry: Entry, world: World): boolean {
  switch (entry.kind) {
    case "message":
      return !entry.subject.gone;
    case "timer":
      return runs(entry.subject.node, entry.subject.timer);
    case "repeat":
      return entry.subject.node.local.callOf(entry.subject.call) !== undefined;
    case "restart":
      return entry.subject.status === "down";
    case "heal":
      return world.split;
  }
}

/** A crash makes a new local state, and a timer of the same name that was set again is another one. */
function runs({ local }: Station, timer: PendingTimer): boolean {
  return local.timerOf(timerKey(timer.input)) === timer;
}
