/** What the director of a search and its threads tell each other. All of it survives a structured clone. */
import type { Conditions, NodeId } from "@workbook/harness";
import type { Broken, MonitorStep } from "../monitors.ts";
import type { Guard, Reaction, Retry, Status } from "../system.ts";

/** One thread, as the director sees it: one answer to each thing that it is told, in order. */
export interface Thread {
  tell(message: ToThread, transferred: readonly ArrayBuffer[]): Promise<FromThread>;
  stop(): Promise<void>;
}

/** Starts threads. What a thread is depends on where the search runs. */
export type StartThreads = (count: number) => readonly Thread[];

/** What a search is, for a thread that knows the system from hearsay. */
export interface Setting {
  readonly thread: number;
  readonly threads: number;
  readonly names: readonly NodeId[];
  readonly monitors: number;
  readonly conditions: Conditions;
  readonly inFlightCap: number;
}

/** Something that a thread must know to go on. */
export type Question =
  | { readonly ask: "start" | "crash"; readonly local: number }
  | { readonly ask: "deliver" | "expire"; readonly local: number; readonly thing: number }
  | { readonly ask: "step"; readonly fold: number; readonly state: number; readonly list: number }
  | { readonly ask: "awaits"; readonly local: number; readonly call: number }
  | { readonly ask: "retired"; readonly message: number; readonly call: number };

/** What is known of a local state. */
export interface LocalFacts {
  readonly process: number;
  readonly status: Status;
  readonly timers: readonly number[];
  readonly guards: readonly (Guard | undefined)[];
  readonly retries: readonly Retry[];
  readonly suspended: readonly string[];
}

/** What is known of a message. */
export interface MessageFacts {
  readonly sender: number;
  readonly receiver: number;
  readonly answers: number;
  readonly concerns: number;
  /** Who made the call that it answers. */
  readonly caller: number;
}

/** News of the system. */
export interface Facts {
  readonly locals: readonly (readonly [local: number, facts: LocalFacts])[];
  readonly messages: readonly (readonly [message: number, facts: MessageFacts])[];
  readonly answers: readonly (readonly [question: string, answer: Reaction | MonitorStep | boolean | number])[];
}

/** A layer of the search. */
export interface Place {
  readonly faults: number;
  readonly depth: number;
}

/** What threads are told. */
export type ToThread =
  | { readonly kind: "begin"; readonly setting: Setting; readonly facts: Facts; readonly row: Int32Array }
  /** Expand some more states of a layer. */
  | { readonly kind: "expand"; readonly layer: Place; readonly facts: Facts }
  /** Take over states that others have found. */
  | { readonly kind: "accept"; readonly depth: number; readonly blocks: readonly Int32Array[] }
  /** Say how many bits the fields of a row take. */
  | { readonly kind: "measure" }
  /** Give the fields of a row that many bits. */
  | { readonly kind: "widen"; readonly widths: readonly number[] }
  /** Show a state, and say from which it was found. */
  | { readonly kind: "show"; readonly state: number };

/** A way to break a property, in a state that some thread holds. */
export interface Find extends Place {
  readonly broken: Broken;
  readonly state: number;
  /** Whether it takes one move more. */
  readonly moves: boolean;
}

/** What came of expanding. */
export interface Expanded {
  readonly kind: "expanded";
  /** For each thread the states that belong to it. */
  readonly blocks: readonly (readonly Int32Array[])[];
  readonly questions: readonly Question[];
  /** Whether states of the layer are left. */
  readonly unfinished: boolean;
  /** How many bits the fields of a row must have for some states to be packed, which wait for it. */
  readonly tight: readonly number[] | undefined;
  readonly find: Find | undefined;
  readonly transitions: number;
  readonly generated: number;
  readonly todos: readonly string[];
}

/** What a thread holds. */
export interface Holding {
  readonly kind: "holding";
  readonly states: number;
  readonly waiting: number;
  /** The next layer in which it has something to expand. */
  readonly next: Place | undefined;
}

/** What threads answer. */
export type FromThread =
  | { readonly kind: "done" }
  | { readonly kind: "measured"; readonly widths: readonly number[] }
  | Expanded
  | Holding
  | { readonly kind: "shown"; readonly row: Int32Array; readonly parent: number };

/** A text that names a question. */
export function keyOf(question: Question): string {
  return Object.values(question).join(" ");
}
