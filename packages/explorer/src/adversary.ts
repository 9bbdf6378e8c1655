/** The adversary: all moves that network, timing and faults allow in a state, and the state that each leads to. */
import type { Conditions } from "@workbook/harness";
import { type Budgets, never, unbounded } from "./budgets.ts";
import { type Flight, ForgetlessSet, Multiset } from "./flight.ts";
import type { Layout } from "./layout.ts";
import type { MonitorSteps } from "./monitors.ts";
import { Kind } from "./move.ts";
import { nothing, Performer } from "./performer.ts";
import { type Answers, reactionWords, statuses, unknown } from "./recording.ts";
import type { Unpacked } from "./state-table.ts";
import type { Successors } from "./successors.ts";
import type { Guard, System } from "./system.ts";

/** Enumerates moves, in an order that depends on the state alone. */
export class Adversary {
  readonly performer: Performer;
  private readonly system: System;
  private readonly budgets: Budgets;
  private readonly layout: Layout;
  private readonly forgetless: boolean;
  private readonly flight: Flight;
  private from!: Unpacked;
  private into!: Successors;
  /** The messages in flight, in order, each once. */
  private messages = new Int32Array(64);
  private messageCount = 0;

  constructor(
    system: System,
    answers: Answers,
    monitors: MonitorSteps,
    budgets: Budgets,
    layout: Layout,
    conditions: Conditions,
    cap: number,
  ) {
    this.system = system;
    this.budgets = budgets;
    this.layout = layout;
    this.forgetless = conditions.network === "forgetless";
    this.flight = this.forgetless ? new ForgetlessSet(layout.messages) : new Multiset(layout.messages);
    this.performer = new Performer(system, answers, monitors, budgets, layout, this.flight, conditions, cap);
  }

  /** Writes all that can come of a state. When that is not complete, what was written is to be forgotten. */
  expand(from: Unpacked, into: Successors): void {
    const { performer } = this;
    this.from = from;
    this.into = into;
    performer.leave(from, into);
    const waiting = this.firstWaiting();
    if (waiting >= 0) performer.react(Kind.start, waiting, 0, false, performer.recording.start(this.local(waiting)));
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
    const count = this.forgetless ? this.listMoving(messages) : this.flight.list(words, 0, length, messages);
    let distinct = 0;
    for (let i = 0; i < count; i++) {
      if (i === 0 || messages[i] !== messages[distinct - 1]) messages[distinct++] = messages[i]!;
    }
    this.messageCount = distinct;
  }

  /** Lists the messages whose delivery may change something, and counts the others. */
  private listMoving(into: Int32Array): number {
    const { processes, messages } = this.layout;
    const { words, length } = this.from;
    const { still } = this.performer.recording;
    let count = 0;
    for (let at = messages; at < length; at++) {
      const word = at - messages;
      this.performer.generated += bitCount(words[at]! & still.stepsOf(word, words, processes));
      for (let bits = words[at]! & ~still.of(word, words, processes); bits !== 0; bits &= bits - 1) {
        into[count++] = (word << 5) + 31 - Math.clz32(bits & -bits);
      }
    }
    return count;
  }

  private deliveries(): boolean {
    const { system, performer, messages, messageCount } = this;
    const { recording, settlement } = performer;
    const side = this.from.words[this.layout.partition]!;
    let moved = false;
    for (let i = 0; i < messageCount; i++) {
      const message = messages[i]!;
      const process = system.receiver(message);
      const local = this.local(process);
      if (recording.status(local) !== statuses.up || settlement.crosses(side, message)) continue;
      const reaction = recording.deliver(local, message);
      if (this.forgetless && reaction !== unknown && recording.code[reaction + reactionWords.idle] === 1) {
        performer.generated += recording.code[reaction + reactionWords.whole]!;
        continue;
      }
      const consumed = this.forgetless ? nothing : message;
      if (performer.react(Kind.deliver, process, message, false, reaction, consumed)) moved = true;
    }
    return moved;
  }

  private timers(quiet: boolean): void {
    for (let process = 0; process < this.layout.processes; process++) {
      const local = this.local(process);
      if (this.performer.recording.status(local) !== statuses.up) continue;
      const slot = quiet ? unbounded : this.performer.slot(this.budgets.timeouts(process));
      if (slot === never) continue;
      const early = !quiet && slot !== unbounded;
      for (const timer of this.performer.recording.timers(local)) {
        if (!this.allows(this.performer.recording.guard(timer))) continue;
        this.performer.react(
          Kind.expire,
          process,
          timer,
          early,
          this.performer.recording.expire(local, timer),
          nothing,
          slot,
        );
      }
    }
  }

  private allows(guard: Guard | null): boolean {
    if (!guard) return true;
    const { flight, from } = this;
    for (const message of guard.present) if (!flight.has(from.words, 0, from.length, message)) return false;
    for (const message of guard.absent) if (flight.has(from.words, 0, from.length, message)) return false;
    return true;
  }

  private retransmissions(quiet: boolean): void {
    for (let process = 0; process < this.layout.processes; process++) {
      const slot = quiet ? unbounded : this.performer.slot(this.budgets.timeouts(process));
      if (slot === never) continue;
      for (const { call, request } of this.system.retries(this.local(process))) {
        if (this.underWay(call)) continue;
        this.performer.begin(slot);
        this.performer.settlement.send(this.into.row, request);
        this.performer.tell(Kind.retransmit, process, call, !quiet, slot);
      }
    }
  }

  private lossesAndCopies(): void {
    const { system, budgets, flight, into } = this;
    for (let i = 0; i < this.messageCount; i++) {
      const message = this.messages[i]!;
      const [sender, receiver] = [system.sender(message), system.receiver(message)];
      const dropping = this.performer.slot(budgets.drops(sender, receiver));
      if (dropping !== never) {
        this.performer.begin(dropping);
        flight.remove(into.row, message);
        this.performer.tell(Kind.drop, 0, message, false, dropping);
      }
      const copying = this.performer.slot(budgets.duplicates(sender, receiver));
      if (copying !== never) {
        this.performer.begin(copying);
        flight.insert(into.row, message);
        this.performer.tell(Kind.duplicate, 0, message, false, copying);
      }
    }
  }

  private crashesAndRestarts(): void {
    for (let process = 0; process < this.layout.processes; process++) {
      const local = this.local(process);
      const up = this.performer.recording.status(local) === statuses.up;
      const slot = this.performer.slot(up ? this.budgets.crashes(process) : this.budgets.restarts(process));
      if (slot === never) continue;
      if (up) this.performer.react(Kind.crash, process, 0, false, this.performer.recording.crash(local), nothing, slot);
      else this.performer.react(Kind.restart, process, 0, false, this.performer.recording.start(local), nothing, slot);
    }
  }

  /** A partition puts the first process on side 0; all others may stand on either. */
  private partitions(): void {
    const { layout, budgets, into } = this;
    if (this.from.words[layout.partition] !== 0) {
      this.performer.begin(unbounded);
      into.row.set(layout.partition, 0);
      this.performer.tell(Kind.heal, 0, 0, false, unbounded);
      return;
    }
    const slot = this.performer.slot(budgets.partitions);
    if (slot === never) return;
    for (let side = 2; side < 1 << layout.processes; side += 2) {
      this.performer.begin(slot);
      into.row.set(layout.partition, side);
      this.performer.settlement.loseUnreachable(into.row);
      this.performer.tell(Kind.partition, 0, side, false, slot);
    }
  }

  private firstWaiting(): number {
    for (let process = 0; process < this.layout.processes; process++) {
      if (this.performer.recording.status(this.local(process)) === statuses.waiting) return process;
    }
    return -1;
  }

  private local(process: number): number {
    return this.from.words[process]!;
  }

  /** Whether the request or a reply of a call is in flight. */
  private underWay(call: number): boolean {
    for (let i = 0; i < this.messageCount; i++) if (this.system.concerns(this.messages[i]!) === call) return true;
    return false;
  }
}

function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
