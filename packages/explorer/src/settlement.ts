/** What an outcome does to a state: the process, its messages, ended calls, the monitors. */
import { neverStopsSending } from "@workbook/harness";
import type { Flight } from "./flight.ts";
import type { Layout } from "./layout.ts";
import { nothing } from "./messages.ts";
import type { Broken, MonitorSteps } from "./monitors.ts";
import { outcomeKinds, outcomeWords, type Recording, statuses } from "./recording.ts";
import type { Row } from "./row.ts";
import type { System } from "./system.ts";

/** Writes successors into rows. */
export class Settlement {
  private readonly system: System;
  private readonly recording: Recording;
  private readonly monitors: MonitorSteps;
  private readonly layout: Layout;
  private readonly flight: Flight;
  private readonly forgetless: boolean;
  private readonly cap: number;
  private listed = new Int32Array(64);

  constructor(
    system: System,
    recording: Recording,
    monitors: MonitorSteps,
    layout: Layout,
    flight: Flight,
    forgetless: boolean,
    cap: number,
  ) {
    this.system = system;
    this.recording = recording;
    this.monitors = monitors;
    this.layout = layout;
    this.flight = flight;
    this.forgetless = forgetless;
    this.cap = cap;
  }

  /** Takes over the outcome whose program begins at `at`, and says what it breaks. */
  settle(row: Row, process: number, at: number): Broken | undefined {
    const { code, outcomes } = this.recording;
    row.set(process, code[at + outcomeWords.local]!);
    const kind = code[at + outcomeWords.kind]!;
    const sends = code[at + outcomeWords.sends]!;
    let word = at + outcomeWords.sends + 1;
    for (const end = word + sends; word < end; word++) this.sendOrForget(row, code[word]!);
    const ends = code[word++]!;
    for (const end = word + ends; word < end; word++) this.retire(row, code[word]!);
    if (kind === outcomeKinds.crash) this.loseUnreachable(row);
    if (kind === outcomeKinds.failure) return outcomes[code[at + outcomeWords.number]!]!.failure;
    return this.observe(row, code, word) ?? (sends === 0 ? undefined : this.overflow(row));
  }

  /** Puts a message on its way: a forgetless network holds it once, a multiset loses what cannot arrive. */
  send(row: Row, message: number): void {
    if (this.forgetless || this.reachable(row, message)) this.flight.insert(row, message);
  }

  /** On a multiset, what cannot arrive is lost at once. A forgetless network keeps it. */
  loseUnreachable(row: Row): void {
    if (this.forgetless) return;
    const count = this.takeAll(row);
    for (let i = 0; i < count; i++) this.send(row, this.listed[i]!);
  }

  /** Whether a partition, given by one of its sides, stands between sender and receiver. */
  crosses(side: number, message: number): boolean {
    return side !== 0 && ((side >> this.system.sender(message)) & 1) !== ((side >> this.system.receiver(message)) & 1);
  }

  /** Sends a message, but for a reply that nobody waits for any more. */
  private sendOrForget(row: Row, message: number): void {
    const call = this.system.answers(message);
    if (call === nothing || this.system.awaits(row.get(this.system.caller(call)), call)) this.send(row, message);
  }

  private reachable(row: Row, message: number): boolean {
    const receiver = row.get(this.system.receiver(message));
    return this.recording.status(receiver) !== statuses.down && !this.crosses(row.get(this.layout.partition), message);
  }

  private retire(row: Row, call: number): void {
    const count = this.takeAll(row);
    for (let i = 0; i < count; i++) {
      const left = this.system.retired(this.listed[i]!, call);
      if (left !== nothing) this.flight.insert(row, left);
    }
  }

  /** Takes all messages out of a row, into the list. */
  private takeAll(row: Row): number {
    const count = this.flight.count(row);
    if (count > this.listed.length) this.listed = new Int32Array(count * 2);
    this.flight.list(row.words, row.begin, row.end, this.listed);
    this.flight.clear(row);
    return count;
  }

  private observe(row: Row, code: Int32Array, at: number): Broken | undefined {
    let broken: Broken | undefined;
    for (let word = at + 1, end = word + 2 * code[at]!; word < end; word += 2) {
      const fold = code[word]!;
      const slot = this.layout.monitors + fold;
      const step = this.monitors.step(fold, row.get(slot), code[word + 1]!);
      row.set(slot, step.next);
      broken ??= step.broken;
    }
    return broken;
  }

  private overflow(row: Row): Broken | undefined {
    if (this.cap === Number.POSITIVE_INFINITY) return undefined;
    const inFlight = this.flight.count(row);
    return inFlight > this.cap ? neverStopsSending(inFlight, this.cap) : undefined;
  }
}
