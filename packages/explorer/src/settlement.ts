/** What an outcome does to a state: the process, its messages, ended calls, the monitors. */
import { type Layout, Row } from "./layout.ts";
import { nothing } from "./messages.ts";
import type { Broken, Monitors } from "./monitors.ts";
import type { Outcome, System } from "./system.ts";

/** Writes successors, one at a time, into one row. */
export class Settlement {
  /** The successor being written. */
  readonly row = new Row();
  private readonly system: System;
  private readonly monitors: Monitors;
  private readonly layout: Layout;
  private readonly forgetless: boolean;
  private readonly cap: number;

  constructor(system: System, monitors: Monitors, layout: Layout, forgetless: boolean, cap: number) {
    this.system = system;
    this.monitors = monitors;
    this.layout = layout;
    this.forgetless = forgetless;
    this.cap = cap;
  }

  /** Begins a successor as a copy of a state. */
  begin(from: Row): Row {
    this.row.copy(from.words, 0, from.length);
    return this.row;
  }

  /** Takes over an outcome, and says what it breaks. */
  settle(row: Row, process: number, outcome: Outcome): Broken | undefined {
    row.words[process] = outcome.local;
    for (const message of outcome.sends) {
      const call = this.system.answers(message);
      if (call === nothing || this.awaited(row, call)) this.send(row, message);
    }
    for (const call of outcome.ends) this.retire(row, call);
    if (outcome.crash) this.loseUnreachable(row);
    return outcome.failure ?? this.observe(row, outcome.seen) ?? this.overflow(row, outcome.sends.length);
  }

  /** Puts a message on its way: a forgetless network holds it once, a multiset loses what cannot arrive. */
  send(row: Row, message: number): void {
    if (this.forgetless) {
      if (!row.has(message, this.layout.messages)) row.insert(message, this.layout.messages);
    } else if (this.reachable(row, message)) row.insert(message, this.layout.messages);
  }

  /** On a multiset, what cannot arrive is lost at once. A forgetless network keeps it. */
  loseUnreachable(row: Row): void {
    if (this.forgetless) return;
    for (let at = row.length - 1; at >= this.layout.messages; at--) {
      if (!this.reachable(row, row.words[at]!)) row.remove(at);
    }
  }

  /** Whether a partition stands between sender and receiver. */
  crosses(row: Row, message: number): boolean {
    const side = row.words[this.layout.partition]!;
    return ((side >> this.system.sender(message)) & 1) !== ((side >> this.system.receiver(message)) & 1);
  }

  private reachable(row: Row, message: number): boolean {
    const receiver = row.words[this.system.receiver(message)]!;
    return this.system.status(receiver) !== "down" && !this.crosses(row, message);
  }

  private awaited(row: Row, call: number): boolean {
    return this.system.awaits(row.words[this.system.caller(call)]!, call);
  }

  private retire(row: Row, call: number): void {
    const { layout, system } = this;
    const kept: number[] = [];
    for (let at = layout.messages; at < row.length; at++) {
      const left = system.retired(row.words[at]!, call);
      if (left !== nothing) kept.push(left);
    }
    row.length = layout.messages;
    for (const message of kept) {
      if (!this.forgetless || !row.has(message, layout.messages)) row.insert(message, layout.messages);
    }
  }

  private observe(row: Row, seen: readonly number[]): Broken | undefined {
    let broken: Broken | undefined;
    for (let index = 0; index < seen.length; index++) {
      if (seen[index] === 0) continue;
      const at = this.layout.monitors + index;
      const step = this.monitors.step(index, row.words[at]!, seen[index]!);
      row.words[at] = step.next;
      broken ??= step.broken;
    }
    return broken;
  }

  private overflow(row: Row, sent: number): Broken | undefined {
    const inFlight = row.length - this.layout.messages;
    if (sent === 0 || inFlight <= this.cap) return undefined;
    const sentence = `${inFlight} messages are in flight at once, and this cluster needs ${this.cap} at most: a node never stops sending`;
    return { property: "never stops sending", sentence };
  }
}
