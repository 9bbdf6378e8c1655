/** A system as a thread knows it: what the director has told of it. What it was not told it asks for. */
import type { MonitorStep, MonitorSteps } from "../monitors.ts";
import type { Guard, Outcome, Reaction, Retry, Status, System } from "../system.ts";
import { type Facts, keyOf, type LocalFacts, type MessageFacts, type Question } from "./protocol.ts";

/** Something is not known yet, and has been asked for: what was begun is to be done again when it is. */
export class Unknown extends Error {}

/** A system from hearsay. */
export class Replica implements System, MonitorSteps {
  readonly processes: number;
  readonly initial: readonly number[] = [];
  private readonly names: readonly string[];
  private readonly locals: LocalFacts[] = [];
  private readonly messages: MessageFacts[] = [];
  private readonly guards: (Guard | undefined)[] = [];
  private readonly callers: number[] = [];
  private readonly answered = new Map<string, unknown>();
  private asked = new Map<string, Question>();

  constructor(names: readonly string[]) {
    this.names = names;
    this.processes = names.length;
  }

  /** Takes in news. */
  learn({ locals, messages, answers }: Facts): void {
    for (const [local, facts] of locals) {
      this.locals[local] = facts;
      for (const [index, timer] of facts.timers.entries()) this.guards[timer] = facts.guards[index];
    }
    for (const [message, facts] of messages) {
      this.messages[message] = facts;
      if (facts.answers >= 0) this.callers[facts.answers] = facts.caller;
    }
    for (const [question, answer] of answers) this.answered.set(question, answer);
  }

  /** What was asked since the last time. */
  takeQuestions(): Question[] {
    const taken = [...this.asked.values()];
    this.asked = new Map();
    return taken;
  }

  name(process: number): string {
    return this.names[process]!;
  }

  status(local: number): Status {
    return this.locals[local]!.status;
  }

  sender(message: number): number {
    return this.messages[message]!.sender;
  }

  receiver(message: number): number {
    return this.messages[message]!.receiver;
  }

  answers(message: number): number {
    return this.messages[message]!.answers;
  }

  concerns(message: number): number {
    return this.messages[message]!.concerns;
  }

  caller(call: number): number {
    return this.callers[call]!;
  }

  timers(local: number): readonly number[] {
    return this.locals[local]!.timers;
  }

  guard(timer: number): Guard | undefined {
    return this.guards[timer];
  }

  retries(local: number): readonly Retry[] {
    return this.locals[local]!.retries;
  }

  suspended(local: number): readonly string[] {
    return this.locals[local]!.suspended;
  }

  start(local: number): Reaction | undefined {
    return this.ask({ ask: "start", local });
  }

  deliver(local: number, thing: number): Reaction | undefined {
    return this.ask({ ask: "deliver", local, thing });
  }

  expire(local: number, thing: number): Reaction | undefined {
    return this.ask({ ask: "expire", local, thing });
  }

  crash(local: number): readonly Outcome[] {
    return this.need<Reaction>({ ask: "crash", local }).whole;
  }

  awaits(local: number, call: number): boolean {
    return this.need({ ask: "awaits", local, call });
  }

  retired(message: number, call: number): number {
    return this.need({ ask: "retired", message, call });
  }

  step(fold: number, state: number, list: number): MonitorStep {
    return this.need({ ask: "step", fold, state, list });
  }

  /** Questions travel with what a thread has found. */
  async resolve(): Promise<void> {}

  private ask<T>(question: Question): T | undefined {
    const key = keyOf(question);
    const answer = this.answered.get(key);
    if (answer === undefined) this.asked.set(key, question);
    return answer as T | undefined;
  }

  private need<T>(question: Question): T {
    const answer = this.ask<T>(question);
    if (answer === undefined) throw new Unknown();
    return answer;
  }
}
