/**
 * Blocking, exactly: a node is blocked in a state when it is up and undecided and decides in no continuation without a
 * further crash, loss, restart or heal. Timers may be as hasty as the budget allows: haste is no fault of the network.
 */
import { type Decision, type Goal, type NodeId, type World, type WorldNode, worldMonitor } from "@workbook/harness";
import { goalStates, nearest } from "./liveness.ts";
import type { Monitors } from "./monitors.ts";
import { Nature } from "./move.ts";
import type { Breach, Search } from "./search.ts";

/** Whose blocking counts. */
export interface BlockingOptions {
  /** Nodes that have crashed and recovered may be left out. */
  readonly among: "all" | "never-crashed";
  readonly deciders: readonly NodeId[];
  /** Where waiting is no fault. */
  readonly mayBlock?: Goal | undefined;
}

/** Who waits, and for what. */
export interface Wait {
  readonly node: NodeId;
  readonly for: string;
}

/** A blocked state with those who wait in it. */
export interface Blocked extends Breach {
  readonly waits: readonly Wait[];
}

/** The nearest states in which somebody is blocked: where nobody may be, and where they may. */
export interface Blocking {
  readonly forbidden?: Blocked | undefined;
  readonly permitted?: Blocked | undefined;
}

/** Finds out where somebody is blocked. */
export function judgeBlocking(search: Search, monitors: Monitors, options: BlockingOptions): Blocking {
  const worlds = worldsOf(search, monitors);
  const entering = search.graph.entering(search.table.size, Nature.progress, Nature.early);
  const able = new Map(
    options.deciders.map((id) => {
      const decided = Uint8Array.from({ length: search.table.size }, (_, state) =>
        decisionOf(worlds(state), id) ? 1 : 0,
      );
      return [id, entering.closure(decided)];
    }),
  );
  const blockedIn = (state: number) =>
    worlds(state).nodes.filter((node) => counts(node, options) && able.get(node.id)?.[state] === 0);
  const excused = options.mayBlock && goalStates(search, monitors, options.mayBlock);
  const found = (excuse: 0 | 1) => {
    const state = nearest(search, (at) => (excused?.[at] ?? 0) === excuse && blockedIn(at).length > 0);
    return state === undefined ? undefined : blockedAt(search, worlds(state), state, blockedIn(state));
  };
  return { forbidden: found(0), permitted: excused && found(1) };
}

function blockedAt(search: Search, world: World, state: number, nodes: readonly WorldNode[]): Blocked {
  const names = nodes.map(({ id }) => id);
  const waits = names.map((node) => ({ node, for: reason(search, world, state) }));
  const sentence = `${list(names)} ${names.length === 1 ? "is" : "are"} blocked: up and undecided, and no continuation without a further fault or a repair leads to a decision`;
  return { state, waits, broken: { property: "non-blocking", sentence } };
}

function worldsOf(search: Search, monitors: Monitors): (state: number) => World {
  const index = monitors.indexOf(worldMonitor as Monitors["folds"][number]["monitor"]);
  const states = monitors.folds[index]!.states.values;
  return (state) => states[search.word(state, search.layout.monitors + index)] as World;
}

function decisionOf({ nodes }: World, id: NodeId): Decision | undefined {
  return nodes.find((node) => node.id === id)?.decision;
}

function counts({ id, up, decision, crashes }: WorldNode, { among, deciders }: BlockingOptions): boolean {
  return up && decision === undefined && deciders.includes(id) && (among === "all" || crashes === 0);
}

function reason(search: Search, { nodes }: World, state: number): string {
  const down = nodes.filter(({ up }) => !up).map(({ id }) => id);
  if (down.length > 0) return `${list(down)}, which ${down.length === 1 ? "is" : "are"} down`;
  if (search.word(state, search.layout.partition) !== 0) return "the partition to heal";
  return "a message that nobody will send";
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
