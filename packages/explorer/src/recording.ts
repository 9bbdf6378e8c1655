/**
 * What a system has answered, as integers. Each outcome is a short program in one array: which local state, which sends,
 * which calls end, what the monitors see. The search's inner loop follows these numbers and allocates nothing.
 */
import { PairMap } from "./pair-map.ts";
import { StillMessages } from "./still-messages.ts";
import type { Guard, Outcome, Reaction, System } from "./system.ts";

/** Who answers what processes make of their inputs. */
export interface Answers extends Pick<System, "start" | "deliver" | "expire"> {
  crash(local: number): Reaction | undefined;
}

/** The answers of a system, as it gives them. */
export function plainAnswers(system: System): Answers {
  return {
    start: (local) => system.start(local),
    deliver: (local, message) => system.deliver(local, message),
    expire: (local, timer) => system.expire(local, timer),
    crash: (local) => ({ whole: system.crash(local), cut: [] }),
  };
}

/** No program: the answer is not known yet, and has been asked for. */
export const unknown = -1;

/** Statuses of local states as numbers. */
export const statuses = { waiting: 0, up: 1, down: 2 } as const;

/** The words at the beginning of a reaction's program; its outcomes follow, the whole ones first. */
export const reactionWords = { idle: 0, whole: 1, all: 2, outcomes: 3 } as const;
/** The words at the beginning of an outcome's program; sends, ended calls and what is seen follow, each with a count. */
export const outcomeWords = { local: 0, number: 1, kind: 2, sends: 3 } as const;
/** What an outcome is. */
export const outcomeKinds = { plain: 0, crash: 1, failure: 2, todo: 3 } as const;

/** The inputs of a local state as one number each. */
const inputs = { start: 0, crash: 1, deliver: 2, expire: 3 } as const;
const inputKinds = 4;

/** Records answers the first time that they are asked for. */
export class Recording {
  /** The programs. */
  code = new Int32Array(1 << 10);
  /** Outcomes as the system gave them, by number. */
  readonly outcomes: Outcome[] = [];
  /** What a delivery does not change; a search asks for it in bulk. */
  readonly still = new StillMessages();
  private readonly waits: (readonly number[])[] = [];
  private readonly guards: (Guard | null)[] = [];
  private used = 1;
  private readonly programs = new PairMap();
  private readonly known: number[] = [];
  private readonly system: System;
  private readonly answers: Answers;

  constructor(system: System, answers: Answers) {
    this.system = system;
    this.answers = answers;
  }

  /** The status of a local state, of {@link statuses}. */
  status(local: number): number {
    return (this.known[local] ??= statuses[this.system.status(local)]);
  }

  /** The timers that may expire next in a local state. */
  timers(local: number): readonly number[] {
    return (this.waits[local] ??= this.system.timers(local));
  }

  /** What a timer waits for besides time. */
  guard(timer: number): Guard | null {
    return (this.guards[timer] ??= this.system.guard?.(timer) ?? null);
  }

  start(local: number): number {
    const program = this.programs.get(local, inputs.start);
    return program >= 0 ? program : this.record(local, inputs.start, this.answers.start(local));
  }

  deliver(local: number, message: number): number {
    const input = message * inputKinds + inputs.deliver;
    const program = this.programs.get(local, input);
    if (program >= 0) return program;
    const recorded = this.record(local, input, this.answers.deliver(local, message));
    if (recorded !== unknown && this.code[recorded + reactionWords.idle] === 1)
      this.still.add(local, message, this.code[recorded + reactionWords.whole]!);
    return recorded;
  }

  expire(local: number, timer: number): number {
    const input = timer * inputKinds + inputs.expire;
    const program = this.programs.get(local, input);
    return program >= 0 ? program : this.record(local, input, this.answers.expire(local, timer));
  }

  /** What a crash between two steps can leave. */
  crash(local: number): number {
    const program = this.programs.get(local, inputs.crash);
    return program >= 0 ? program : this.record(local, inputs.crash, this.answers.crash(local));
  }

  private record(local: number, input: number, reaction: Reaction | undefined): number {
    if (!reaction) return unknown;
    const { whole, cut } = reaction;
    const outcomes = [...whole, ...cut].map((outcome) => this.write(this.outcomeProgram(outcome)));
    const idle = cut.length === 0 && whole.every((outcome) => isIdle(local, outcome)) ? 1 : 0;
    const program = this.write([idle, whole.length, outcomes.length, ...outcomes]);
    this.programs.set(local, input, program);
    return program;
  }

  private outcomeProgram(outcome: Outcome): number[] {
    const { local, sends, ends, seen, failure, todo, crash } = outcome;
    const number = this.outcomes.push(outcome) - 1;
    const { todo: asks, failure: fails, crash: crashes, plain } = outcomeKinds;
    const kind = todo !== undefined ? asks : failure ? fails : crash ? crashes : plain;
    const watched = [...seen.entries()].filter(([, list]) => list !== 0).flat();
    return [local, number, kind, sends.length, ...sends, ends.length, ...ends, watched.length / 2, ...watched];
  }

  private write(words: readonly number[]): number {
    const begin = this.used;
    this.used += words.length;
    if (this.used > this.code.length) {
      const larger = new Int32Array(this.used * 2);
      larger.set(this.code);
      this.code = larger;
    }
    this.code.set(words, begin);
    return begin;
  }
}

function isIdle(before: number, { local, sends, ends, seen, failure, todo }: Outcome): boolean {
  const quiet = sends.length === 0 && ends.length === 0 && seen.every((list) => list === 0);
  return local === before && quiet && !failure && todo === undefined;
}
