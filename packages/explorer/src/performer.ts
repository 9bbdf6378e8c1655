/** Performs moves: writes the state that each leads to, with what it costs. */
import type { Conditions } from "@workbook/harness";
import { type Budgets, never, unbounded } from "./budgets.ts";
import type { Flight } from "./flight.ts";
import type { Layout } from "./layout.ts";
import type { Broken, MonitorSteps } from "./monitors.ts";
import { Kind, kinds } from "./move.ts";
import { type Answers, outcomeKinds, outcomeWords, Recording, reactionWords, unknown } from "./recording.ts";
import { Settlement } from "./settlement.ts";
import type { Unpacked } from "./state-table.ts";
import { noOutcome, type Successors } from "./successors.ts";
import type { System } from "./system.ts";

/** Nothing is consumed. */
export const nothing = -1;

/** Writes the successors of one state after another. */
export class Performer {
  readonly recording: Recording;
  readonly settlement: Settlement;
  /** False when reactions were unknown: they have been asked for, and the expansion is to be repeated. */
  complete = true;
  /** Whether the system can change by itself or be repaired. */
  goesOn = false;
  /** How many moves were possible, those that change nothing included. */
  generated = 0;
  from!: Unpacked;
  into!: Successors;
  private readonly budgets: Budgets;
  private readonly layout: Layout;
  private readonly cuts: boolean;
  private readonly flight: Flight;

  constructor(
    system: System,
    answers: Answers,
    monitors: MonitorSteps,
    budgets: Budgets,
    layout: Layout,
    flight: Flight,
    { network, crashCuts }: Conditions,
    cap: number,
  ) {
    this.budgets = budgets;
    this.layout = layout;
    this.flight = flight;
    this.cuts = crashCuts !== "handlers";
    this.recording = new Recording(system, answers);
    this.settlement = new Settlement(system, this.recording, monitors, layout, flight, network === "forgetless", cap);
  }

  /** The moves to come leave this state. */
  leave(from: Unpacked, into: Successors): void {
    this.from = from;
    this.into = into;
    this.complete = true;
    this.goesOn = false;
    this.generated = 0;
    into.clear();
  }

  /** Whole, and cut short by a crash after each effect. Whether anything changed. */
  react(
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
  tell(
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

  /** Begins a successor as a copy that has spent what a slot holds. */
  begin(slot: number): void {
    this.into.row.copy(this.from.words, this.from.length);
    this.spend(slot);
  }

  /** The slot when something is left in it. */
  slot(slot: number): number {
    if (slot === never || slot === unbounded) return slot;
    return this.from.words[this.layout.budgets + slot]! > 0 ? slot : never;
  }

  private spend(slot: number): void {
    const { row } = this.into;
    const at = this.layout.budgets + slot;
    if (slot !== unbounded) row.set(at, row.get(at) - 1);
  }
}
