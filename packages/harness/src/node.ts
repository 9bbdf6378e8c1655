/** What a protocol's roles look like to the harness. */
import type { Context } from "./context.ts";
import type { Message } from "./message.ts";
import type { NodeId } from "./plain.ts";

/** What a handler gives back: nothing, a reply to `ctx.call`, or a promise of either. */
export type Handled = unknown;

/** What happens to a node besides messages. */
export interface Lifecycle {
  /** First start, and every restart after a crash. Fields are volatile; only `ctx.log` survives. */
  onStart?(): Handled;
  /** A timer set with `ctx.setTimer` has expired. */
  onTimer?(timer: string): Handled;
}

/**
 * A role: one handler for each message type that it receives, so that forgetting one is a type error. A `vote` reaches
 * `onVote(from, message)`. What a handler returns is the reply, when the message was a request made with `ctx.call`.
 */
export type Node<M extends Message> = Lifecycle & {
  [T in M["type"] as `on${Capitalize<T>}`]: (from: NodeId, message: Extract<M, { type: T }>) => Handled;
};

/** A role that takes every message at one door. */
export interface SingleHandlerNode<M extends Message> extends Lifecycle {
  /** Takes a message of any type; what it returns for a request is the reply. */
  onMessage(from: NodeId, message: M): Handled;
}

/** Makes one incarnation of a node. Called at the first start and again after each crash. */
// biome-ignore lint/suspicious/noExplicitAny: a factory narrows the context to its own protocol's messages
export type NodeFactory = (ctx: Context<any, any>) => object;
