/**
 * A trace: what happened, step by step, with the effects and the local state after each. Enough to draw it, to replay
 * it, and to judge it. Made by the harness alone; a node's code never holds one.
 */
import { z } from "zod";

const plain = z.json();
const nodeId = z.string().min(1);
/** The number of a message in its run, counted from 0 in the order of sending; copies have numbers of their own. */
const messageNumber = z.number().int().nonnegative();

/** How the network treats messages. */
export const networkSchema = z.enum(["multiset", "forgetless"]);
/** Each message once and in any order, or a set that never forgets: loss, duplication, reordering without bound. */
export type Network = z.infer<typeof networkSchema>;

/** Where crashes fall. */
export const crashCutsSchema = z.enum(["effects", "handlers"]);
/** Between any two effects, or only between handlers (Skeen's atomic transitions). [Skeen81] */
export type CrashCuts = z.infer<typeof crashCutsSchema>;

/** A crash inside a step: after how many effects, and how many of the unforced records reached stable storage. */
const crashInside = z.object({
  afterEffects: z.number().int().nonnegative(),
  survivors: z.number().int().nonnegative(),
});

/** When a choice is made, in milliseconds of virtual time; only where somebody keeps it. */
const at = z.number().nonnegative().optional();
/** Of the run's random numbers, where runs differ in them. */
const seed = z.number().int().optional();
const crash = crashInside.optional();
const early = z.boolean();

/** One choice of the adversary. */
export const choiceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("start"), node: nodeId, seed, at, crash }),
  z.object({ kind: z.literal("deliver"), message: messageNumber, at, crash }),
  z.object({ kind: z.literal("drop"), message: messageNumber, at }),
  z.object({ kind: z.literal("duplicate"), message: messageNumber, at }),
  z.object({ kind: z.literal("timer"), node: nodeId, name: z.string(), early, at, crash }),
  z.object({ kind: z.literal("wake"), node: nodeId, sleep: z.number().int(), early, at, crash }),
  z.object({ kind: z.literal("expire"), node: nodeId, call: z.string(), early, at, crash }),
  z.object({ kind: z.literal("retransmit"), node: nodeId, call: z.string(), early, at }),
  z.object({ kind: z.literal("crash"), node: nodeId, survivors: z.number().int().nonnegative(), at }),
  z.object({ kind: z.literal("restart"), node: nodeId, seed, at, crash }),
  z.object({ kind: z.literal("partition"), side: z.array(nodeId), at }),
  z.object({ kind: z.literal("heal"), at }),
]);
/** One choice of the adversary: what happens next. */
export type Choice = z.infer<typeof choiceSchema>;

const message = z.object({ type: z.string() }).catchall(plain);
const effectSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("send"), to: nodeId, message }),
  z.object({
    kind: z.literal("call"),
    call: z.string(),
    to: nodeId,
    message,
    timeoutMs: z.number().optional(),
    retry: z.boolean(),
  }),
  z.object({ kind: z.literal("reply"), call: z.string(), to: nodeId, message: plain }),
  z.object({ kind: z.literal("write"), record: plain }),
  z.object({ kind: z.literal("force"), record: plain.optional() }),
  z.object({ kind: z.literal("compact"), records: z.array(plain) }),
  z.object({ kind: z.literal("decide"), decision: z.enum(["commit", "abort"]) }),
  z.object({ kind: z.literal("emit"), observation: plain }),
  z.object({ kind: z.literal("setTimer"), name: z.string(), ms: z.number() }),
  z.object({ kind: z.literal("cancelTimer"), name: z.string() }),
  z.object({ kind: z.literal("sleep"), sleep: z.number().int(), ms: z.number() }),
]);

/** A message of the run, whether it arrived or not. */
export const tracedMessageSchema = z.object({
  number: messageNumber,
  from: nodeId,
  to: nodeId,
  kind: z.enum(["message", "request", "reply"]),
  body: plain,
  /** The index of the step that sent it. */
  sentAt: z.number().int().nonnegative(),
  /** The number of the message that this one repeats. */
  copyOf: messageNumber.optional(),
});
/** A message of the run, whether it arrived or not. */
export type TracedMessage = z.infer<typeof tracedMessageSchema>;

/** One step: the adversary's choice, and what came of it. */
export const traceStepSchema = z.object({
  choice: choiceSchema,
  /** The node that took the step; absent where only the network did. */
  node: nodeId.optional(),
  /** What the node did, in order; after a crash inside the step only what was done before it. */
  effects: z.array(effectSchema),
  /** The numbers of the messages that left in this step, in order. */
  sent: z.array(messageNumber),
  /** The numbers of the messages that can no longer arrive since this step. */
  lost: z.array(messageNumber),
  /** The node's fields after the step; absent when it is down. */
  fields: z.string().optional(),
  /** The node's log after the step. */
  log: z.object({ records: z.array(plain), forced: z.number().int().nonnegative() }).optional(),
  /** What the handler printed. */
  printed: z.array(z.string()),
  /** The rule of the harness that the node broke in this step. */
  failure: z.string().optional(),
  /** Where the step came into the node's own code, `coordinator.ts:31`, and that line; present in a replay. */
  code: z.object({ place: z.string(), text: z.string() }).optional(),
});
/** One step: the adversary's choice, and what came of it. */
export type TraceStep = z.infer<typeof traceStepSchema>;

/** What a property says of the trace. */
export const violationSchema = z.object({
  /** The property's name. */
  property: z.string(),
  /** What the learner reads: one sentence. */
  sentence: z.string(),
  /** The index of the step at which it broke. */
  step: z.number().int().nonnegative(),
  /** Nodes that wait for ever, and for whom or what, when the violation is one of liveness. */
  waits: z.array(z.object({ node: nodeId, for: z.string() })).optional(),
});
/** What a property says of the trace. */
export type TraceViolation = z.infer<typeof violationSchema>;

/** The schema of a trace. */
export const traceSchema = z.object({
  schema: z.literal("workbook.trace/1"),
  cluster: z.object({ name: z.string(), params: plain }),
  network: networkSchema,
  crashCuts: crashCutsSchema,
  nodes: z.array(nodeId),
  messages: z.array(tracedMessageSchema),
  steps: z.array(traceStepSchema),
  violation: violationSchema.optional(),
});
/** What happened, step by step. */
export type Trace = z.infer<typeof traceSchema>;
