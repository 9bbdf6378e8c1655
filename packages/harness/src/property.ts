/**
 * Properties: what must always hold, what must be reachable, what must come. A property judges a monitor, which is a
 * deterministic fold over what an observer of the whole system sees, so that its state can be part of a search's.
 */
import type { Decision } from "./context.ts";
import type { NodeId, Plain } from "./plain.ts";

/** What an observer of the whole system sees, in order. `node` is where it happens. */
export type Observed =
  | { readonly kind: "start"; readonly node: NodeId }
  | { readonly kind: "restart"; readonly node: NodeId }
  | { readonly kind: "crash"; readonly node: NodeId }
  | { readonly kind: "deliver"; readonly node: NodeId; readonly from: NodeId; readonly message: Plain }
  | { readonly kind: "timer"; readonly node: NodeId; readonly name: string }
  /** A sleep has ended. */
  | { readonly kind: "wake"; readonly node: NodeId }
  /** A message, a request or a reply leaves. */
  | { readonly kind: "send"; readonly node: NodeId; readonly to: NodeId; readonly message: Plain }
  | { readonly kind: "write"; readonly node: NodeId; readonly record: Plain }
  /** One record reached stable storage: it was forced, or a crash happened to spare it. */
  | { readonly kind: "stable"; readonly node: NodeId; readonly record: Plain }
  /** One forced write, by `log.force` or `log.compact`, however many records it made stable; none if there was nothing to write. */
  | { readonly kind: "force"; readonly node: NodeId }
  /** The log was replaced. */
  | { readonly kind: "compact"; readonly node: NodeId; readonly records: readonly Plain[] }
  | { readonly kind: "decide"; readonly node: NodeId; readonly decision: Decision }
  | { readonly kind: "emit"; readonly node: NodeId; readonly observation: Plain };

/** A deterministic fold over what is observed. Its states are plain data and are never changed in place. */
export interface Monitor<S> {
  readonly name: string;
  /** The kinds of events that it needs; others are not shown to it, which keeps searches small. */
  readonly watches: readonly Observed["kind"][];
  /** The state before anything is observed. */
  initial(nodes: readonly NodeId[]): S;
  /** The state after one more observation. */
  observe(state: S, event: Observed): S;
}

/** A claim about every reachable state: `check` returns the sentence to read when it is broken. */
export interface Always {
  readonly kind: "always";
  readonly name: string;
  readonly monitor: Monitor<unknown>;
  /** The sentence to read when the claim is broken, else nothing. */
  readonly check: (state: unknown) => string | false | undefined;
}

/**
 * A goal. `sometimes`: some reachable state is one, or the search proved nothing. `possible`: once faults stop, some
 * continuation of every state reaches one. `eventually`: once faults stop, every fair continuation does.
 */
export interface Goal {
  readonly kind: "sometimes" | "possible" | "eventually";
  readonly name: string;
  readonly monitor: Monitor<unknown>;
  /** Whether a state fulfils it. */
  readonly reached: (state: unknown) => boolean;
  /** What stands in its way in a state that does not: who waits for whom, say. Part of the sentence to read. */
  readonly missing?: (state: unknown) => string | undefined;
}

/** Anything that a search can be asked to judge. */
export type Property = Always | Goal;

/** What the outside sees of a node. */
export interface WorldNode {
  readonly id: NodeId;
  readonly up: boolean;
  /** How often it has crashed. */
  readonly crashes: number;
  /** The first decision that it ever announced. */
  readonly decision?: Decision;
  /** A later announcement that contradicts the first. */
  readonly reversed?: Decision;
}

/** What the outside sees of a cluster: who is up, and who decided what. */
export interface World {
  readonly nodes: readonly WorldNode[];
}

/** The monitor behind properties that speak of the {@link World}. */
export const worldMonitor: Monitor<World> = {
  name: "world",
  watches: ["start", "restart", "crash", "decide"],
  initial: (nodes) => ({ nodes: nodes.map((id) => ({ id, up: false, crashes: 0 })) }),
  observe: (world, event) => ({
    nodes: world.nodes.map((node) => (node.id === event.node ? seen(node, event) : node)),
  }),
};

function seen(node: WorldNode, event: Observed): WorldNode {
  if (event.kind === "crash") return { ...node, up: false, crashes: node.crashes + 1 };
  if (event.kind === "start" || event.kind === "restart") return { ...node, up: true };
  if (event.kind !== "decide") return node;
  if (node.decision === undefined) return { ...node, decision: event.decision };
  return node.decision === event.decision || node.reversed ? node : { ...node, reversed: event.decision };
}

/** The nodes that have decided, with what they decided first. */
export function decisions(world: World): { id: NodeId; decision: Decision }[] {
  return world.nodes.flatMap(({ id, decision }) => (decision ? [{ id, decision }] : []));
}

type Check<S> = (state: S) => string | false | undefined;
type Reached<S> = (state: S) => boolean;
type Missing<S> = (state: S) => string | undefined;

/**
 * Claims something of every reachable state.
 *
 * @param name the property's name, its key first when the literature has one: "AC1 agreement"
 * @param check returns the sentence that the learner reads when the property is broken, else nothing
 */
export function always(name: string, check: Check<World>): Always;
export function always<S>(name: string, monitor: Monitor<S>, check: Check<S>): Always;
export function always<S>(name: string, ...rest: [Check<World>] | [Monitor<S>, Check<S>]): Always {
  const [monitor, check] = rest.length === 1 ? [worldMonitor, rest[0]] : rest;
  return { kind: "always", name, monitor: monitor as Monitor<unknown>, check: check as Check<unknown> };
}

function goal(kind: Goal["kind"]) {
  function define(name: string, reached: Reached<World>): Goal;
  function define<S>(name: string, monitor: Monitor<S>, reached: Reached<S>, missing?: Missing<S>): Goal;
  function define<S>(
    name: string,
    ...rest: [Reached<World>] | [Monitor<S>, Reached<S>, (Missing<S> | undefined)?]
  ): Goal {
    const [monitor, reached, missing] = rest.length === 1 ? [worldMonitor, rest[0]] : rest;
    const defined = { kind, name, monitor: monitor as Monitor<unknown>, reached: reached as Reached<unknown> };
    return missing ? { ...defined, missing: missing as Missing<unknown> } : defined;
  }
  return define;
}

/** Some reachable state satisfies this; otherwise the search proved nothing and does not pass. */
export const sometimes = goal("sometimes");
/** Once faults stop, some continuation of every reachable state satisfies this. */
export const possible = goal("possible");
/** Once faults stop, every fair continuation of every reachable state satisfies this. */
export const eventually = goal("eventually");
