/**
 * A specification as a {@link System}: processes whose steps are functions from small values to small values, tabulated as
 * a search asks for them. Unlike a node, a process may refuse an input, and a step may look at the network as a whole.
 */
import { canonical, type Observed, type Plain } from "@workbook/harness";
import { Interner } from "../src/interner.ts";
import type { Monitors } from "../src/monitors.ts";
import { type Rename, renameBy } from "../src/renaming.ts";
import type { Guard, Outcome, Reaction, Renaming, Retry, Status, System } from "../src/system.ts";

/** A message of a specification. */
export interface SpecMessage {
  readonly from: string;
  readonly to: string;
  readonly body: Plain;
}

/** What a process does in one step. */
export interface Step {
  readonly state: Plain;
  readonly sends?: readonly SpecMessage[];
  /** What an observer sees. */
  readonly observed?: readonly Observed[];
}

/** A step that a process may take at any time, when the messages in flight allow it. */
export interface Action {
  readonly name: string;
  /** Messages that must have been sent, and messages that must not. */
  readonly given?: { readonly present: readonly SpecMessage[]; readonly absent: readonly SpecMessage[] };
  readonly step: Step;
}

/** A process of a specification. */
export interface Process {
  readonly name: string;
  readonly initial: Plain;
  /** What it may do by itself. */
  actions(state: Plain): readonly Action[];
  /** What it may do with a message: nothing when it refuses it. */
  receive(state: Plain, message: SpecMessage): readonly Step[];
}

interface Known {
  readonly process: number;
  readonly state: Plain;
  timers?: readonly number[];
}

/** Tabulates a specification. */
export class TableSystem implements System {
  readonly processes: number;
  readonly initial: readonly number[];
  readonly names: readonly string[];
  private readonly specification: readonly Process[];
  private readonly monitors: Monitors;
  private readonly locals = new Interner<Known>();
  private readonly messages = new Interner<SpecMessage & { readonly sender: number; readonly receiver: number }>();
  private readonly actions: { readonly process: number; readonly action: Action; readonly guard: Guard | undefined }[] =
    [];

  constructor(specification: readonly Process[], monitors: Monitors) {
    this.specification = specification;
    this.monitors = monitors;
    this.names = specification.map(({ name }) => name);
    this.processes = specification.length;
    this.initial = specification.map(({ initial }, process) => this.local(process, initial));
  }

  name(process: number): string {
    return this.names[process]!;
  }

  status(): Status {
    return "up";
  }

  sender(message: number): number {
    return this.messages.values[message]!.sender;
  }

  receiver(message: number): number {
    return this.messages.values[message]!.receiver;
  }

  start(): Reaction {
    return { whole: [], cut: [] };
  }

  deliver(local: number, message: number): Reaction {
    const { process, state } = this.locals.values[local]!;
    const steps = this.specification[process]!.receive(state, this.messages.values[message]!);
    return { whole: steps.map((step) => this.outcome(process, step)), cut: [] };
  }

  expire(_local: number, timer: number): Reaction {
    const { process, action } = this.actions[timer]!;
    return { whole: [this.outcome(process, action.step)], cut: [] };
  }

  timers(local: number): readonly number[] {
    const known = this.locals.values[local]!;
    known.timers ??= this.specification[known.process]!.actions(known.state).map((action) => {
      const given = action.given && {
        present: action.given.present.map((message) => this.message(message)),
        absent: action.given.absent.map((message) => this.message(message)),
      };
      return this.actions.push({ process: known.process, action, guard: given }) - 1;
    });
    return known.timers;
  }

  guard(timer: number): Guard | undefined {
    return this.actions[timer]!.guard;
  }

  /** A step's name, as the specification has it. */
  describe(timer: number): string {
    const { process, action } = this.actions[timer]!;
    return `${this.names[process]} ${action.name}`;
  }

  /** A message as the specification has it. */
  envelope(message: number): SpecMessage {
    return this.messages.values[message]!;
  }

  answers(): number {
    return -1;
  }

  concerns(): number {
    return -1;
  }

  caller(): number {
    return 0;
  }

  awaits(): boolean {
    return false;
  }

  retired(message: number): number {
    return message;
  }

  retries(): readonly Retry[] {
    return [];
  }

  suspended(): readonly string[] {
    return [];
  }

  crash(): readonly Outcome[] {
    return [];
  }

  async resolve(): Promise<void> {}

  renaming(places: readonly number[]): Renaming {
    const rename = renameBy(this.names, places);
    return {
      message: (message) => {
        const { from, to, body } = this.messages.values[message]!;
        return this.message({ from: rename(from), to: rename(to), body: rename(body) });
      },
      timer: (timer, image) => {
        const wanted = likeness(this.actions[timer]!.action, rename);
        return this.timers(image).find((other) => likeness(this.actions[other]!.action) === wanted) ?? -1;
      },
      call: (call) => call,
    };
  }

  private local(process: number, state: Plain): number {
    return this.locals.intern(`${process} ${canonical(state)}`, () => ({ process, state }));
  }

  private message(message: SpecMessage): number {
    const { from, to, body } = message;
    return this.messages.intern(`${from} ${to} ${canonical(body)}`, () => ({
      ...message,
      sender: this.names.indexOf(from),
      receiver: this.names.indexOf(to),
    }));
  }

  private outcome(process: number, { state, sends = [], observed = [] }: Step): Outcome {
    return {
      local: this.local(process, state),
      sends: sends.map((message) => this.message(message)),
      ends: [],
      seen: this.monitors.seen(observed),
    };
  }
}

/** A text that is equal for actions that are called the same and wait for the same. */
function likeness({ name, given }: Action, rename: Rename = (value) => value): string {
  const all = (messages: readonly SpecMessage[] = []) =>
    messages.map(({ from, to, body }) => canonical(rename([from, to, body]))).sort();
  return canonical([rename(name), all(given?.present), all(given?.absent)]);
}
