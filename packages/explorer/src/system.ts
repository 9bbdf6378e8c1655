/**
 * What a search searches: processes with local states, messages between them, and what each makes of an input. All are
 * small integers. The search holds network, timing and faults; a system knows none of them. A cluster of nodes is one
 * system; a specification written as a transition table is another.
 */

/** What a process makes of one input, or of one input cut short by a crash. */
export interface Outcome {
  /** The local state afterwards. */
  readonly local: number;
  /** Messages sent, in order. */
  readonly sends: readonly number[];
  /** Calls that end: their replies vanish, their requests answer nobody. */
  readonly ends: readonly number[];
  /** For each monitor what it sees of this, 0 when nothing. */
  readonly seen: readonly number[];
  /** A rule that the process broke: this outcome is a violation. */
  readonly failure?: { readonly property: string; readonly sentence: string } | undefined;
  /** The question of a `todo` that was reached: this outcome leads nowhere. */
  readonly todo?: string | undefined;
  /** How a crash cut it short. */
  readonly crash?: { readonly afterEffects: number; readonly survivors: number } | undefined;
}

/** All that can come of one input at one local state. */
export interface Reaction {
  /** Without a crash; several when an action has several witnesses, none when the input is refused. */
  readonly whole: readonly Outcome[];
  /** With a crash between its effects. */
  readonly cut: readonly Outcome[];
}

/** Whether a process has not started, is up, or has crashed. */
export type Status = "waiting" | "up" | "down";

/** Processes, messages and reactions. */
export interface System {
  readonly processes: number;
  /**
   * Whether a process was seen to go on without ever coming back to a state that is known. The search is to stop: some
   * reactions stay unknown.
   */
  readonly endless?: boolean;
  /** A process's name. */
  name(process: number): string;
  /** The local states in which the processes begin. */
  readonly initial: readonly number[];
  status(local: number): Status;
  sender(message: number): number;
  /** The process that a message is for. */
  receiver(message: number): number;
  /** The call that a reply answers, -1 for every other message. */
  answers(message: number): number;
  /** The call that a message asks or answers, -1 when none. */
  concerns(message: number): number;
  /** The process that made a call. */
  caller(call: number): number;
  /** Whether the process, in this local state, still waits for the call to end. */
  awaits(local: number, call: number): boolean;
  /** What a message becomes when a call ends: itself, another, or -1 when it vanishes. */
  retired(message: number, call: number): number;
  /** Numbers of the timers, sleeps and calls that may expire next in a local state. */
  timers(local: number): readonly number[];
  /** What must be in flight, and what must not, for a timer to expire; nothing when left out. */
  guard?(timer: number): Guard | undefined;
  /** The pending calls that the harness repeats, each with its request. */
  retries(local: number): readonly Retry[];
  /** The handlers that wait for something that no pending call, sleep or timer of this process will bring. */
  suspended(local: number): readonly string[];
  /** What the process makes of an input; `undefined` when not known yet, and then {@link resolve} finds out. */
  start(local: number): Reaction | undefined;
  deliver(local: number, message: number): Reaction | undefined;
  expire(local: number, timer: number): Reaction | undefined;
  /** What a crash between two steps can leave. */
  crash(local: number): readonly Outcome[];
  /** Finds out all that was asked for and not known. */
  resolve(): Promise<void>;
  /** What things are called when processes change places; left out where that is not known. */
  renaming?(places: readonly number[]): Renaming;
}

/** What becomes of numbers when each process takes the place of another. */
export interface Renaming {
  message(message: number): number;
  /** What a timer corresponds to at the image of the local state in which it runs. */
  timer(timer: number, image: number): number;
  call(call: number): number;
}

/** A pending call that is repeated until a reply comes. */
export interface Retry {
  readonly call: number;
  readonly request: number;
}

/** A condition on the messages in flight. */
export interface Guard {
  readonly present: readonly number[];
  readonly absent: readonly number[];
}
