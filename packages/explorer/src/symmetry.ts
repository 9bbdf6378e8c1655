/**
 * Symmetry, proven while it is used. Whatever a process does, those that may take its place are made to do as well, with all
 * names exchanged; what they do must be the same with the names exchanged. A local state's image is where the same history
 * with exchanged names leads, so that nothing is assumed of what is inside. Then states that differ by a change of places
 * have the same future, and one of them stands for all. [ID96]
 */
import { Images } from "./images.ts";
import type { Permutations } from "./permutations.ts";
import type { Answers } from "./recording.ts";
import type { Outcome, Reaction, Renaming, System } from "./system.ts";

/** Processes that were declared interchangeable are not: the search starts again and tells them apart. */
export class NotSymmetric extends Error {}

/** One question to a process. */
interface Question {
  readonly kind: keyof Answers;
  readonly process: number;
  readonly local: number;
  /** The message or the timer; 0 where there is none. */
  readonly thing: number;
}

interface Answered extends Question {
  readonly reaction: Reaction;
}

/** What a change of places must know besides the system. */
export interface SymmetryOptions {
  /** Whether a crash may cut short what this process does. */
  readonly cuts: (process: number) => boolean;
  /** For a monitor, whether two lists of events can be exchanged like this. */
  readonly bindSeen: (generator: number, fold: number, one: number, other: number) => boolean;
}

/** A system's answers, each given only when all that changes of places make of it is known to agree. */
export class Symmetry implements Answers {
  readonly permutations: Permutations;
  readonly locals: Images;
  readonly messages: Images;
  private readonly system: System;
  private readonly options: SymmetryOptions;
  private readonly renamings: readonly Renaming[];
  private readonly settled = new Set<string>();
  private readonly owners: number[] = [];

  constructor(system: System, permutations: Permutations, options: SymmetryOptions) {
    this.system = system;
    this.permutations = permutations;
    this.options = options;
    this.renamings = permutations.generators.map((places) => system.renaming!(places));
    this.locals = new Images(permutations);
    this.messages = new Images(permutations, (generator, message) => this.renamings[generator]!.message(message));
    for (const [process, local] of system.initial.entries()) this.owners[local] = process;
    for (const [generator, places] of permutations.generators.entries()) {
      for (const [process, local] of system.initial.entries())
        this.bind(generator, process, local, system.initial[places[process]!]!);
    }
  }

  start(local: number): Reaction | undefined {
    return this.answer("start", local, 0);
  }

  deliver(local: number, message: number): Reaction | undefined {
    return this.answer("deliver", local, message);
  }

  expire(local: number, timer: number): Reaction | undefined {
    return this.answer("expire", local, timer);
  }

  crash(local: number): Reaction | undefined {
    return this.answer("crash", local, 0);
  }

  private answer(kind: Question["kind"], local: number, thing: number): Reaction | undefined {
    const question = { kind, process: this.owners[local]!, local, thing };
    if (!this.settled.has(keyOf(question))) {
      const orbit = this.orbit(question);
      if (!orbit) return undefined;
      for (const answered of orbit.values()) this.settle(answered, orbit);
    }
    return this.ask(question);
  }

  /** All that changes of places make of a question, answered; nothing while some answers are not known. */
  private orbit(question: Question): Map<string, Answered> | undefined {
    const found = new Map<string, Answered>();
    const [open, seen] = [[question], new Set([keyOf(question)])];
    let complete = true;
    for (let next = open.pop(); next; next = open.pop()) {
      const reaction = this.ask(next);
      if (reaction) found.set(keyOf(next), { ...next, reaction });
      else complete = false;
      for (let generator = 0; generator < this.renamings.length; generator++) {
        const image = this.exchanged(generator, next);
        if (seen.has(keyOf(image))) continue;
        seen.add(keyOf(image));
        open.push(image);
      }
    }
    return complete ? found : undefined;
  }

  private ask({ kind, local, thing }: Question): Reaction | undefined {
    if (kind === "crash") return { whole: this.system.crash(local), cut: [] };
    return kind === "start" ? this.system.start(local) : this.system[kind](local, thing);
  }

  private exchanged(generator: number, { kind, process, local, thing }: Question): Question {
    const place = this.permutations.generators[generator]![process]!;
    const image = this.locals.exchanged(generator, local);
    if (kind === "deliver")
      return { kind, process: place, local: image, thing: this.messages.exchanged(generator, thing) };
    if (kind !== "expire") return { kind, process: place, local: image, thing };
    return { kind, process: place, local: image, thing: this.timer(generator, process, thing, image) };
  }

  private timer(generator: number, process: number, timer: number, image: number): number {
    const renamed = this.renamings[generator]!.timer(timer, image);
    if (!this.system.timers(image).includes(renamed)) this.refuse(process, "waits for something else");
    return renamed;
  }

  private settle(answered: Answered, orbit: ReadonlyMap<string, Answered>): void {
    for (let generator = 0; generator < this.renamings.length; generator++) {
      const image = orbit.get(keyOf(this.exchanged(generator, answered)))!;
      const { process, reaction } = answered;
      this.matchAll(generator, process, reaction.whole, image.reaction.whole);
      if (this.options.cuts(process)) this.matchAll(generator, process, reaction.cut, image.reaction.cut);
    }
    this.settled.add(keyOf(answered));
  }

  private matchAll(generator: number, process: number, ours: readonly Outcome[], theirs: readonly Outcome[]): void {
    if (ours.length !== theirs.length) this.refuse(process, "can be cut short elsewhere");
    for (const [index, outcome] of ours.entries()) this.match(generator, process, outcome, theirs[index]!);
  }

  private match(generator: number, process: number, one: Outcome, other: Outcome): void {
    const renaming = this.renamings[generator]!;
    const message = (sent: number) => this.messages.exchanged(generator, sent);
    if (!sameNumbers(one.sends.map(message), other.sends)) this.refuse(process, "sends something else");
    const calls = one.ends.map((call) => renaming.call(call));
    if (!sameNumbers(calls, other.ends)) this.refuse(process, "ends other calls");
    if (one.failure?.property !== other.failure?.property || one.todo !== other.todo)
      this.refuse(process, "fails elsewhere");
    for (const [fold, list] of one.seen.entries()) {
      if (!this.options.bindSeen(generator, fold, list, other.seen[fold]!))
        this.refuse(process, "is seen to do otherwise");
    }
    this.bind(generator, process, one.local, other.local);
  }

  /** Notes that two local states are each other's images, if they can be. */
  private bind(generator: number, process: number, one: number, other: number): void {
    if (this.locals.exchanged(generator, one) === other) return;
    const { system } = this;
    const place = this.permutations.generators[generator]![process]!;
    this.owners[one] = process;
    this.owners[other] = place;
    if (!this.locals.bind(generator, one, other)) this.refuse(process, "remembers more");
    if (system.status(one) !== system.status(other)) this.refuse(process, "is not up where another is");
    const { timer, call, message } = this.renamings[generator]!;
    const timers = system.timers(one).map((waits) => timer(waits, other));
    if (!sameNumbers(timers, system.timers(other))) this.refuse(process, "waits for something else");
    const repeats = system.retries(one).map((retry) => `${call(retry.call)} ${message(retry.request)}`);
    const repeated = system.retries(other).map((retry) => `${retry.call} ${retry.request}`);
    const alike = repeats.sort().join() === repeated.sort().join();
    if (!alike || system.suspended(one).length !== system.suspended(other).length)
      this.refuse(process, "waits for other calls");
  }

  private refuse(process: number, what: string): never {
    const groups = this.permutations.generators.flatMap((places) => places.filter((place, from) => place !== from));
    const names = [...new Set(groups)].sort((a, b) => a - b).map((place) => this.system.name(place));
    throw new NotSymmetric(
      `${names.join(", ")} were declared interchangeable and are told apart: when two of them change places, ${this.system.name(process)} ${what}`,
    );
  }
}

function keyOf({ kind, local, thing }: Question): string {
  return `${kind} ${local} ${thing}`;
}

function sameNumbers(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return false;
  const [sorted, expected] = [[...one].sort((a, b) => a - b), [...other].sort((a, b) => a - b)];
  return sorted.every((number, index) => number === expected[index]);
}
