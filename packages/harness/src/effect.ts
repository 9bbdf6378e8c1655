/** What a node did in one step, in order. Plain data: it can be stored, sent to another process and drawn. */
import type { Decision } from "./context.ts";
import type { Message } from "./message.ts";
import type { NodeId, Plain } from "./plain.ts";

/** A call's identity, made by the harness and hidden from nodes: incarnation and count, as "1.3". */
export type CallId = string;

/** Effects between which a crash can fall: each changes something outside the node's memory. */
export type CrashPoint =
  | { readonly kind: "send"; readonly to: NodeId; readonly message: Message }
  | {
      readonly kind: "call";
      readonly call: CallId;
      readonly to: NodeId;
      readonly message: Message;
      readonly timeoutMs?: number | undefined;
      readonly retry: boolean;
    }
  | { readonly kind: "reply"; readonly call: CallId; readonly to: NodeId; readonly message: Plain }
  | { readonly kind: "write"; readonly record: Plain }
  | { readonly kind: "force"; readonly record?: Plain | undefined }
  | { readonly kind: "compact"; readonly records: readonly Plain[] }
  | { readonly kind: "decide"; readonly decision: Decision }
  | { readonly kind: "emit"; readonly observation: Plain };

/** Requests for time: volatile, so that a crash before or after one leaves the same world. */
export type TimeEffect =
  | { readonly kind: "setTimer"; readonly name: string; readonly ms: number }
  | { readonly kind: "cancelTimer"; readonly name: string }
  | { readonly kind: "sleep"; readonly sleep: number; readonly ms: number };

/** Anything that a node did through its context. */
export type Effect = CrashPoint | TimeEffect;

/** Whether a crash just after this effect differs from one just before it. */
export function isCrashPoint(effect: Effect): effect is CrashPoint {
  return effect.kind !== "setTimer" && effect.kind !== "cancelTimer" && effect.kind !== "sleep";
}

/** The effects up to and including the k-th crash point: what a crash at effect k leaves done. */
export function prefixOf(effects: readonly Effect[], k: number): readonly Effect[] {
  let seen = 0;
  for (const [index, effect] of effects.entries()) {
    if (isCrashPoint(effect)) seen++;
    if (seen > k) return effects.slice(0, index);
  }
  return effects;
}
