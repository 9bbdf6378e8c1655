/** A game: a protocol, what the adversary may do to it, and what it should bring about. */
import type { Always, Faults, NodeId, Plain } from "@workbook/harness";
import type { TransitionTable } from "./table.ts";

/** What is to be brought about: a property broken, or a node that is up and can never decide. */
export type Aim = { readonly kind: "break"; readonly property: string } | { readonly kind: "block" };

/** A game, but for what its nodes do. */
export interface Game {
  readonly id: string;
  readonly title: string;
  /** What to do, in a sentence. */
  readonly task: string;
  /** What there is to learn, once it is done. */
  readonly moral: string;
  readonly exercise: string;
  /** `solution`, or `mutant:NAME`. */
  readonly target: string;
  readonly cluster: { readonly name: string; readonly params: Plain };
  readonly faults: Faults;
  readonly aim: Aim;
  /** What is watched. */
  readonly always: readonly Always[];
}

/** What a game's nodes do, and what the explorer makes of it: written by a program. */
export interface GameTable {
  readonly schema: "workbook.adversary/1";
  readonly game: string;
  readonly version: string;
  /** Of the sources that the table was made of. */
  readonly hash: string;
  readonly nodes: readonly NodeId[];
  readonly inFlightCap: number;
  readonly table: TransitionTable;
  /** A shortest way, by the explorer: its length without the nodes' starts, and the states that it went through. */
  readonly shortest: { readonly steps: number; readonly states: number };
}
