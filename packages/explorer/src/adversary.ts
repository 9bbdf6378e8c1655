/** The adversary: all moves that network, timing and faults allow in a state, and the state that each leads to. */
import type { Conditions } from "@workbook/harness";
import { type Budgets, never, unbounded } from "./budgets.ts";
import { type Flight, ForgetlessSet, Multiset } from "./flight.ts";
import type { Layout } from "./layout.ts";
import type { Broken, Monitors } from "./monitors.ts";
import { Kind, kinds } from "./move.ts";
import { outcomeKinds, outcomeWords, Recording, reactionWords, statuses, unknown } from "./recording.ts";
import { Settlement } from "./settlement.ts";
import type { Unpacked } from "./state-table.ts";
import { noOutcome, type Successors } from "./successors.ts";
import type { Guard, System } from "./system.ts";

/** Nothing is consumed. */
const nothing = -1;

/** Enumerates moves, in an order that depends on the state alone. */
export class Adversary {
  readonly recording: Recording;
  /** False when reactions were unknown: they have been asked for, and the expansion is to be repeated. */
  complete = true;
  /** Whether the system can change by itself or be repaired. */
  goesOn = false;
  /** How many moves were possible, those that change nothing included. */
  generated = 0;
  private readonly system: System;
  private readonly budgets: Budgets;
  private readonly layout: Layout;
  private readonly forgetless: boolean;
  private readonly cuts: boolean;
  private readonly flight: Flight;
  private readonly settlement: Settlement;
  private from!: Unpacked;
  private into!: Successors;
  /** The messages in flight, in order, each once. */
  private messages = new Int32Array(64);
  private messageCount = 0;

  constructor(
    system: System,
    monitors: Monitors,
    budgets: Budgets,
    layout: Layout,
    conditions: Conditions,
    cap: number,
  ) {
    this.system = system;
    this.budgets = budgets;
    this.layout = layout;
    this.forgetless = conditions.network === "forgetless";
    this.cuts = conditions.crashCuts !== "handlers";
    this.recording = new Recording(system);
    this.flight = this.forgetless ? new ForgetlessSet(layout.messages) : new Multiset(layout.messages);
    this.settlement = new Settlement(system, this.recording, monitors, layout, this.flight, this.forgetless, cap);
  }

  /** Writes all that can come of a state. When that is not {@link complete}, what was written is to be forgotten. */
  expand(from: Unpacked, into: Successors): void {
    this.from = from;
    this.into = into;
    this.complete = true;
    this.goesOn = false;
    this.generated = 0;
    into.clear();
    const waiting = this.firstWaiting();
    if (waiting >= 0) this.react(Kind.start, waiting, 0, false, this.recording.start(this.local(waiting)));
    else this.play();
  }

  private play(): void {
    this.listMessages();
    const moved = this.deliveries();
    const quiet = this.forgetless ? !moved : this.messageCount === 0;
    this.timers(quiet);
    if (!this.forgetless) {
      this.retransmissions(quiet);
      this.lossesAndCopies();
    }
    this.crashesAndRestarts();
    this.partitions();
  }

  private listMessages(): void {
    const { words, length } = this.from;
    if (length * 32 > this.messages.length) this.messages = new Int32Array(length * 64);
    const { messages } = this;
    const count = this.flight.list(words, 0, length, messages);
    let distinct = 0;
    for (let i = 0; i < count; i++) {
      if (i === 0 || messages[i] !== messages[distinct - 1]) messages[distinct++] = messages[i]!;
    }
    this.messageCount = distinct;
  }

  private deliveries(): boolean {
    const { system, recording, messages, messageCount } = this;
    const side = this.from.words[this.layout.partition]!;
    let moved = false;
    for (let i = 0; i < messageCount; i++) {
      const message = messages[i]!;
      const process = system.receiver(message);
      const local = this.local(process);
      if (recording.status(local) !== statuses.up || this.settlement.crosses(side, message)) continue;
      const reaction = recording.deliver(local, message);
      if (this.forgetless && reaction !== unknown && recording.code[reaction + reactionWords.idle] === 1) {
        this.generated += recording.code[reaction + reactionWords.whole]!;
        continue;
      }
      const consumed = this.forgetless ? nothing : message;
      if (this.react(Kind.deliver, process, message, false, reaction, consumed)) moved = true;
    }
    return moved;
  }

  private timers(quiet: boolean): void {
    for (let process = 0; process < this.layout.processes; process++) {
      const local = this.local(process);
      if (this.recording.status(local) !== statuses.up) continue;
      const slot = quiet ? unbounded : this.slot(this.budgets.timeouts(process));
      if (slot === never) continue;
      const early = !quiet && slot !== unbounded;
      for (const timer of this.system.timers(local)) {
        if (this.system.guard && !this.allows(this.system.guard(timer))) continue;
        this.react(Kind.expire, process, timer, early, this.recording.expire(local, timer), nothing, slot);
      }
    }
  }

  private allows(guard: Guard | undefined): boolean {
    if (!guard) return true;
    const { flight, from } = this;
    const there = (message: number) => flight.has(from.words, 0, from.length, message);
    return guard.present.every(there) && !guard.absent.some(there);
  }

  private retransmissions(quiet: boolean): void {
    for (let process = 0; process < this.layout.processes; process++) {
      const slot = quiet ? unbounded : this.slot(this.budgets.timeouts(process));
      if (slot === never) continue;
      for (const { call, request } of this.system.retries(this.local(process))) {
        if (this.underWay(call)) continue;
        this.begin(slot);
        this.settlement.send(this.into.row, request);
        this.tell(Kind.retransmit, process, call, !quiet, slot);
      }
    }
  }

  private lossesAndCopies(): void {
    const { system, budgets, flight, into } = this;
    for (let i = 0; i < this.messageCount; i++) {
      const message = this.messages[i]!;
      const [sender, receiver] = [system.sender(message), system.receiver(message)];
      const dropping = this.slot(budgets.drops(sender, receiver));
      if (dropping !== never) {
        this.begin(dropping);
        flight.remove(into.row, message);
        this.tell(Kind.drop, 0, message, false, dropping);
      }
      const copying = this.slot(budgets.duplicates(sender, receiver));
      if (copying !== never) {
        this.begin(copying);
        flight.insert(into.row, message);
        this.tell(Kind.duplicate, 0, message, false, copying);
      }
    }
  }

  private crashesAndRestarts(): void {
    for (let process = 0; process < this.layout.processes; process++) {
      const local = this.local(process);
      const up = this.recording.status(local) === statuses.up;
      const slot = this.slot(up ? this.budgets.crashes(process) : this.budgets.restarts(process));
      if (slot === never) continue;
      if (up) this.react(Kind.crash, process, 0, false, this.recording.crash(local), nothing, slot);
      else this.react(Kind.restart, process, 0, false, this.recording.start(local), nothing, slot);
    }
  }

  /** A partition puts the first process on side 0; all others may stand on either. */
  private partitions(): void {
    const { layout, budgets, into } = this;
    if (this.from.words[layout.partition] !== 0) {
      this.begin(unbounded);
      into.row.set(layout.partition, 0);
      this.tell(Kind.heal, 0, 0, false, unbounded);
      return;
    }
    const slot = this.slot(budgets.partitions);
    if (slot === never) return;
    for (let side = 2; side < 1 << layout.processes; side += 2) {
      this.begin(slot);
      into.row.set(layout.partition, side);
      this.settlement.loseUnreachable(into.row);
      this.tell(Kind.partition, 0, side, false, slot);
    }
  }

  /** Whole, and cut short by a crash after each effect. Whether anything changed. */
  private react(
    kind: number,
    process: number,
    thing: number,
    early: boolean,
    reaction: number,
    consumed = nothing,
    slot = unbounded,
  ): boolean {
    if (reaction === unknown) {
      this.complete = false;
      return true;
    }
    const { code } = this.recording;
    const first = reaction + reactionWords.outcomes;
    const [whole, all] = [first + code[reaction + reactionWords.whole]!, first + code[reaction + reactionWords.all]!];
    let changed = false;
    for (let at = first; at < whole; at++) {
      if (this.settle(kind, process, thing, early, code[at]!, consumed, slot, unbounded)) changed = true;
    }
    const crashing = this.cuts && whole < all ? this.slot(this.budgets.crashes(process)) : never;
    if (crashing === never) return changed;
    for (let at = whole; at < all; at++) this.settle(kind, process, thing, early, code[at]!, consumed, slot, crashing);
    return changed;
  }

  private settle(
    kind: number,
    process: number,
    thing: number,
    early: boolean,
    outcome: number,
    consumed: number,
    slot: number,
    crashing: number,
  ): boolean {
    const { code, outcomes } = this.recording;
    const number = code[outcome + outcomeWords.number]!;
    if (code[outcome + outcomeWords.kind] === outcomeKinds.todo) {
      this.into.todos.push(outcomes[number]!.todo!);
      return true;
    }
    const { row } = this.into;
    this.begin(slot);
    if (consumed !== nothing) this.flight.remove(row, consumed);
    this.spend(crashing);
    const broken = this.settlement.settle(row, process, outcome);
    return this.tell(kind, process, thing, early, slot, broken, crashing, number);
  }

  /** Restarts take from a budget and are no faults; all else that takes from one is. */
  private tell(
    kind: number,
    process: number,
    thing: number,
    early: boolean,
    slot: number,
    broken?: Broken,
    crashing = unbounded,
    outcome = noOutcome,
  ): boolean {
    const { row } = this.into;
    this.generated++;
    if (!broken && row.equals(this.from.words, this.from.length)) return false;
    const fault = slot !== unbounded && kind !== Kind.restart ? 1 : 0;
    const cost = fault + (crashing === unbounded ? 0 : 1);
    if (cost === 0) this.goesOn = true;
    if (broken) {
      const move = { kind: kinds[kind]!, process, thing, early, outcome: this.recording.outcomes[outcome] };
      this.into.breaking.push({ move, cost, broken });
    } else this.into.keep(kind, process, thing, early, outcome, cost);
    return true;
  }

  private begin(slot: number): void {
    this.into.row.copy(this.from.words, this.from.length);
    this.spend(slot);
  }

  private firstWaiting(): number {
    for (let process = 0; process < this.layout.processes; process++) {
      if (this.recording.status(this.local(process)) === statuses.waiting) return process;
    }
    return -1;
  }

  private local(process: number): number {
    return this.from.words[process]!;
  }

  /** The slot when something is left in it. */
  private slot(slot: number): number {
    if (slot === never || slot === unbounded) return slot;
    return this.from.words[this.layout.budgets + slot]! > 0 ? slot : never;
  }

  private spend(slot: number): void {
    const { row } = this.into;
    const at = this.layout.budgets + slot;
    if (slot !== unbounded) row.set(at, row.get(at) - 1);
  }

  /** Whether the request or a reply of a call is in flight. */
  private underWay(call: number): boolean {
    for (let i = 0; i < this.messageCount; i++) if (this.system.concerns(this.messages[i]!) === call) return true;
    return false;
  }
}
