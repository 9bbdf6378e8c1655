/** Answers the threads' questions about a system, with all that they must know to use the answers. */
import type { Monitors } from "../monitors.ts";
import type { Outcome, Reaction, System } from "../system.ts";
import { type Facts, keyOf, type LocalFacts, type MessageFacts, type Question } from "./protocol.ts";

/** Tells each thing once. */
export class Herald {
  private readonly system: System;
  private readonly monitors: Monitors;
  private readonly told = new Set<string>();
  private readonly processes: number[] = [];
  private locals: [number, LocalFacts][] = [];
  private messages: [number, MessageFacts][] = [];
  private answers: [string, Facts["answers"][number][1]][] = [];

  constructor(system: System, monitors: Monitors) {
    this.system = system;
    this.monitors = monitors;
    for (const [process, local] of system.initial.entries()) this.tellLocal(process, local);
  }

  /** Finds out what is asked. What stays unknown is asked again. */
  async answer(questions: readonly Question[]): Promise<void> {
    const open = questions.filter((question) => !this.told.has(keyOf(question)) && !this.tell(question));
    if (open.length === 0) return;
    await this.system.resolve();
    for (const question of open) this.tell(question);
  }

  /** The news since the last time. */
  take(): Facts {
    const { locals, messages, answers } = this;
    [this.locals, this.messages, this.answers] = [[], [], []];
    return { locals, messages, answers };
  }

  private tell(question: Question): boolean {
    const answer = this.find(question);
    if (answer === undefined) return false;
    const key = keyOf(question);
    if (this.told.has(key)) return true;
    this.told.add(key);
    this.answers.push([key, answer]);
    return true;
  }

  private find(question: Question): Facts["answers"][number][1] | undefined {
    const { system, monitors } = this;
    switch (question.ask) {
      case "start":
        return this.withFacts(question.local, system.start(question.local));
      case "crash":
        return this.withFacts(question.local, { whole: system.crash(question.local), cut: [] });
      case "deliver":
      case "expire":
        return this.withFacts(question.local, system[question.ask](question.local, question.thing));
      case "step":
        return monitors.step(question.fold, question.state, question.list);
      case "awaits":
        return system.awaits(question.local, question.call);
      case "retired":
        return this.tellMessage(system.retired(question.message, question.call));
    }
  }

  private withFacts(before: number, reaction: Reaction | undefined): Reaction | undefined {
    const process = this.processes[before]!;
    for (const outcome of [...(reaction?.whole ?? []), ...(reaction?.cut ?? [])]) this.tellOutcome(process, outcome);
    return reaction;
  }

  private tellOutcome(process: number, { local, sends }: Outcome): void {
    this.tellLocal(process, local);
    for (const message of sends) this.tellMessage(message);
  }

  private tellLocal(process: number, local: number): void {
    if (this.told.has(`local ${local}`)) return;
    this.told.add(`local ${local}`);
    this.processes[local] = process;
    const { system } = this;
    const timers = system.timers(local);
    const guards = timers.map((timer) => system.guard?.(timer));
    for (const guard of guards)
      for (const message of [...(guard?.present ?? []), ...(guard?.absent ?? [])]) this.tellMessage(message);
    const retries = system.retries(local);
    for (const { request } of retries) this.tellMessage(request);
    const suspended = system.suspended(local);
    this.locals.push([local, { process, status: system.status(local), timers, guards, retries, suspended }]);
  }

  private tellMessage(message: number): number {
    if (message < 0 || this.told.has(`message ${message}`)) return message;
    this.told.add(`message ${message}`);
    const { system } = this;
    const answers = system.answers(message);
    const caller = answers < 0 ? 0 : system.caller(answers);
    const [sender, receiver, concerns] = [system.sender(message), system.receiver(message), system.concerns(message)];
    this.messages.push([message, { sender, receiver, answers, concerns, caller }]);
    return message;
  }
}
