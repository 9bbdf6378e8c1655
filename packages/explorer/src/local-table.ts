/**
 * The local states of a search as integers. A node is deterministic, so its state is a function of its inputs; each local
 * state keeps a history that leads to it, by which a node can be brought there again.
 */
import type { Input, LocalState, StepResult } from "@workbook/harness";
import { Interner } from "./interner.ts";
import type { Reaction, Retry, Status } from "./system.ts";

/** The inputs of an incarnation up to now, last first. Shared by all that goes on from it. */
export interface History {
  readonly previous: History | undefined;
  readonly input: Input;
  readonly length: number;
}

/** A history, longer by one input. */
export function extended(previous: History | undefined, input: Input): History {
  return { previous, input, length: (previous?.length ?? 0) + 1 };
}

/** A history as a list, first input first. */
export function inputsOf(history: History | undefined): Input[] {
  const inputs: Input[] = [];
  for (let at = history; at; at = at.previous) inputs.push(at.input);
  return inputs.reverse();
}

/** What was found out about one input at one local state. */
export interface Known {
  readonly input: Input;
  /** What a repetition must give again. */
  readonly signature: string;
  reaction: Reaction;
}

/** One local state. */
export interface Local {
  readonly number: number;
  /** Equal text for states that are one, in this search and, but for what came before, in any other. */
  readonly identity: string;
  /** The local state and the input before this one, where its history is part of its identity. */
  readonly after?: { readonly local: number; readonly input: number } | undefined;
  readonly node: number;
  readonly status: Status;
  /** What the harness holds. */
  readonly harness: LocalState;
  /** What the node showed when it came here. */
  readonly shown: Pick<StepResult, "fields" | "mergeable" | "suspended" | "readsClock" | "draws">;
  /** Pending calls by number. */
  readonly awaited: ReadonlySet<number>;
  readonly timers: readonly number[];
  readonly retries: readonly Retry[];
  /** The history that first led here; none before a start and after a crash. */
  readonly first: History | undefined;
  /** Another history that led here, by which the merge is audited. */
  second?: History | undefined;
  /** How often the second history was exchanged for another. */
  exchanges: number;
  /** By number of the input. */
  readonly known: Map<number, Known>;
  crashes?: Reaction["cut"] | undefined;
}

/** Local states by number. */
export class LocalTable {
  private readonly locals = new Interner<Local>();

  get(number: number): Local {
    return this.locals.values[number]!;
  }

  /** The local state with this identity. */
  intern(identity: string, make: (number: number) => Local): Local {
    return this.get(this.locals.intern(identity, make));
  }
}
