/** What can happen to one node. A node is deterministic: its state is a function of the inputs since its start. */
import type { CallId } from "./effect.ts";
import type { Message } from "./message.ts";
import type { NodeId, Plain } from "./plain.ts";

/** One event at one node. */
export type Input = Event & {
  /** Milliseconds of virtual time, when somebody keeps it; else a node's clock moves with its timers alone. */
  readonly at?: number | undefined;
};

type Event =
  | {
      readonly kind: "start";
      readonly incarnation: number;
      readonly log: readonly Plain[];
      /** Of the run's random numbers. Left out: every run draws the same. */
      readonly seed?: number | undefined;
    }
  | {
      readonly kind: "deliver";
      readonly from: NodeId;
      readonly message: Message;
      /** Present while the sender's call is pending: what the handler returns answers it. */
      readonly call?: CallId | undefined;
    }
  | { readonly kind: "reply"; readonly call: CallId; readonly message: Plain }
  | { readonly kind: "timer"; readonly name: string }
  | { readonly kind: "wake"; readonly sleep: number }
  | { readonly kind: "expire"; readonly call: CallId };
