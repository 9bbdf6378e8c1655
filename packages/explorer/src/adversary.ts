/** The adversary: all moves that network, timing and faults allow in a state, and the state that each leads to. */
import type { Conditions } from "@workbook/harness";
import { type Budgets, never, unbounded } from "./budgets.ts";
import { type Layout, Row } from "./layout.ts";
import type { Broken, Monitors } from "./monitors.ts";
import type { Move } from "./move.ts";
import { Settlement } from "./settlement.ts";
import type { Outcome, Reaction, System } from "./system.ts";

/** Receives what can come of a state. The successor's row is only lent. */
export interface Sink {
  /** A move that leads to another state; `cost` is how many faults it takes. */
  reach(move: Move, row: Row, cost: number, broken: Broken | undefined): void;
  /** A question of a `todo` that a move ran into; what comes after it is unknown. */
  todo(question: string): void;
}

/** Whether a state was expanded in full, and whether anything could go on by itself. */
export interface Expansion {
  /** False when reactions are unknown: they have been asked for, and the expansion is to be repeated. */
  readonly complete: boolean;
  /** Whether the system can change by itself or be repaired. */
  readonly goesOn: boolean;
}

/** Enumerates moves, in an order that depends on the state alone. */
export class Adversary {
  private readonly system: System;
  private readonly budgets: Budgets;
  private readonly layout: Layout;
  private readonly forgetless: boolean;
  private readonly cuts: boolean;
  private readonly settlement: Settlement;
  private readonly from = new Row();
  private sink!: Sink;
  private complete = true;
  private goesOn = false;

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
    this.settlement = new Settlement(system, monitors, layout, this.forgetless, cap);
  }

  /** Tells the sink all that can come of a state. When the expansion is not complete, what it was told is to be forgotten. */
  expand(words: Int32Array, begin: number, end: number, sink: Sink): Expansion {
    this.from.copy(words, begin, end);
    this.sink = sink;
    this.complete = true;
    this.goesOn = false;
    const waiting = this.firstWaiting();
    if (waiting >= 0) this.react("start", waiting, 0, false, this.system.start(this.local(waiting)));
    else this.play();
    return { complete: this.complete, goesOn: this.goesOn };
  }

  private play(): void {
    const moved = this.deliveries();
    const quiet = this.forgetless ? !moved : this.from.length === this.layout.messages;
    this.timers(quiet);
    if (!this.forgetless) {
      this.retransmissions(quiet);
      this.lossesAndCopies();
    }
    this.crashesAndRestarts();
    this.partitions();
  }

  private deliveries(): boolean {
    const { layout, from, system } = this;
    let moved = false;
    for (let at = layout.messages; at < from.length; at++) {
      const message = from.words[at]!;
      if (at > layout.messages && from.words[at - 1] === message) continue;
      const process = system.receiver(message);
      if (system.status(this.local(process)) !== "up" || this.crosses(message)) continue;
      const reaction = system.deliver(this.local(process), message);
      const consumed = this.forgetless ? -1 : at;
      if (this.react("deliver", process, message, false, reaction, consumed)) moved = true;
    }
    return moved;
  }

  private timers(quiet: boolean): void {
    for (let process = 0; process < this.layout.processes; process++) {
      const local = this.local(process);
      if (this.system.status(local) !== "up") continue;
      const slot = quiet ? unbounded : this.slot(this.budgets.timeouts(process));
      if (slot === never) continue;
      const early = !quiet && slot !== unbounded;
      for (const timer of this.system.timers(local)) {
        this.react("expire", process, timer, early, this.system.expire(local, timer), -1, slot);
      }
    }
  }

  private retransmissions(quiet: boolean): void {
    for (let process = 0; process < this.layout.processes; process++) {
      const slot = quiet ? unbounded : this.slot(this.budgets.timeouts(process));
      if (slot === never) continue;
      for (const { call, request } of this.system.retries(this.local(process))) {
        if (this.underWay(call)) continue;
        const row = this.settlement.begin(this.from);
        this.spend(row, slot);
        this.settlement.send(row, request);
        this.tell(move("retransmit", process, call, !quiet), slot);
      }
    }
  }

  private lossesAndCopies(): void {
    const { layout, from, system, budgets } = this;
    for (let at = layout.messages; at < from.length; at++) {
      const message = from.words[at]!;
      if (at > layout.messages && from.words[at - 1] === message) continue;
      const [sender, receiver] = [system.sender(message), system.receiver(message)];
      const dropping = this.slot(budgets.drops(sender, receiver));
      if (dropping !== never) {
        const row = this.settlement.begin(from);
        this.spend(row, dropping);
        row.remove(at);
        this.tell(move("drop", 0, message), dropping);
      }
      const copying = this.slot(budgets.duplicates(sender, receiver));
      if (copying !== never) {
        const row = this.settlement.begin(from);
        this.spend(row, copying);
        row.insert(message, layout.messages);
        this.tell(move("duplicate", 0, message), copying);
      }
    }
  }

  private crashesAndRestarts(): void {
    for (let process = 0; process < this.layout.processes; process++) {
      const local = this.local(process);
      const status = this.system.status(local);
      const slot = this.slot(status === "up" ? this.budgets.crashes(process) : this.budgets.restarts(process));
      if (slot === never) continue;
      if (status === "up") {
        for (const outcome of this.system.crash(local))
          this.settle(move("crash", process, 0, false, outcome), outcome, -1, slot);
      } else this.react("restart", process, 0, false, this.system.start(local), -1, slot);
    }
  }

  /** A partition puts the first process on side 0; all others may stand on either. */
  private partitions(): void {
    const { layout, from, budgets } = this;
    if (from.words[layout.partition] !== 0) {
      const row = this.settlement.begin(from);
      row.words[layout.partition] = 0;
      this.tell(move("heal", 0, 0), unbounded);
      return;
    }
    const slot = this.slot(budgets.partitions);
    if (slot === never) return;
    for (let side = 2; side < 1 << layout.processes; side += 2) {
      const row = this.settlement.begin(from);
      this.spend(row, slot);
      row.words[layout.partition] = side;
      this.settlement.loseUnreachable(row);
      this.tell(move("partition", 0, side), slot);
    }
  }

  /** Whole, and cut short by a crash after each effect. Whether anything changed. */
  private react(
    kind: Move["kind"],
    process: number,
    thing: number,
    early: boolean,
    reaction: Reaction | undefined,
    consumed = -1,
    slot = unbounded,
  ): boolean {
    if (!reaction) {
      this.complete = false;
      return true;
    }
    let changed = false;
    for (const outcome of reaction.whole) {
      if (this.settle(move(kind, process, thing, early, outcome), outcome, consumed, slot)) changed = true;
    }
    const crashing = this.cuts ? this.slot(this.budgets.crashes(process)) : never;
    if (crashing === never) return changed;
    for (const outcome of reaction.cut) {
      this.settle(move(kind, process, thing, early, outcome), outcome, consumed, slot, crashing);
    }
    return changed;
  }

  private settle(made: Move, outcome: Outcome, consumed: number, slot: number, crashing = unbounded): boolean {
    if (outcome.todo !== undefined) {
      this.sink.todo(outcome.todo);
      return true;
    }
    const row = this.settlement.begin(this.from);
    if (consumed >= 0) row.remove(consumed);
    this.spend(row, slot);
    this.spend(row, crashing);
    return this.tell(made, slot, this.settlement.settle(row, made.process, outcome), crashing);
  }

  /** Restarts take from a budget and are no faults; all else that takes from one is. */
  private tell(made: Move, slot: number, broken?: Broken, crashing = unbounded): boolean {
    const row = this.settlement.row;
    if (!broken && equal(row, this.from)) return false;
    const fault = slot !== unbounded && made.kind !== "restart" ? 1 : 0;
    const cost = fault + (crashing === unbounded ? 0 : 1);
    if (cost === 0) this.goesOn = true;
    this.sink.reach(made, row, cost, broken);
    return true;
  }

  private firstWaiting(): number {
    for (let process = 0; process < this.layout.processes; process++) {
      if (this.system.status(this.local(process)) === "waiting") return process;
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

  private spend(row: Row, slot: number): void {
    if (slot !== unbounded) row.words[this.layout.budgets + slot]!--;
  }

  private crosses(message: number): boolean {
    return this.settlement.crosses(this.from, message);
  }

  /** Whether the request or a reply of a call is in flight. */
  private underWay(call: number): boolean {
    for (let at = this.layout.messages; at < this.from.length; at++) {
      if (this.system.concerns(this.from.words[at]!) === call) return true;
    }
    return false;
  }
}

function move(kind: Move["kind"], process: number, thing: number, early = false, outcome?: Outcome): Move {
  return { kind, process, thing, early, outcome };
}

function equal(one: Row, other: Row): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one.words[i] !== other.words[i]) return false;
  return true;
}
