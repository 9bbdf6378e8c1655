/** What comes across the border, one JSON text a line, is not to be trusted: it is read by these schemas. */
import type { CallId, Effect, LiveStep, Message, Plain, Rule, StepResult } from "@workbook/harness";
import { z } from "zod";
import type { Answer } from "./answer.ts";

const rules = {
  "plain-data": true,
  "too-large": true,
  "real-world": true,
  "unknown-node": true,
  "second-decision": true,
  "missing-handler": true,
  "missing-export": true,
  syntax: true,
  import: true,
  "handler-threw": true,
  "endless-loop": true,
  "never-settles": true,
  nondeterminism: true,
  "never-stops-sending": true,
  "outside-handler": true,
} satisfies Record<Rule, true>;

/** Whatever JSON can say is plain data. */
const plain = z.custom<Plain>((value) => value !== undefined);
const message = z.custom<Message>((value) => typeof (value as Partial<Message> | null)?.type === "string");
const call = z.custom<CallId>((value) => typeof value === "string" && /^\d+\.\d+$/.test(value));
const duration = z.number().nonnegative();
const to = z.string();

const effectSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("send"), to, message }),
  z.strictObject({
    kind: z.literal("call"),
    call,
    to,
    message,
    timeoutMs: duration.optional(),
    retry: z.boolean(),
  }),
  z.strictObject({ kind: z.literal("reply"), call, to, message: plain }),
  z.strictObject({ kind: z.literal("write"), record: plain }),
  z.strictObject({ kind: z.literal("force"), record: plain.optional() }),
  z.strictObject({ kind: z.literal("compact"), records: z.array(plain) }),
  z.strictObject({ kind: z.literal("decide"), decision: z.enum(["commit", "abort"]) }),
  z.strictObject({ kind: z.literal("emit"), observation: plain }),
  z.strictObject({ kind: z.literal("setTimer"), name: z.string(), ms: duration }),
  z.strictObject({ kind: z.literal("cancelTimer"), name: z.string() }),
  z.strictObject({ kind: z.literal("sleep"), sleep: z.number().int().nonnegative(), ms: duration }),
]) satisfies z.ZodType<Effect>;

const sentence = z.string().transform((text) => text.replace(/\s+/g, " "));
const failureSchema = z.strictObject({ rule: z.enum(Object.keys(rules) as Rule[]), sentence });

const resultSchema = z.strictObject({
  effects: z.array(effectSchema),
  fields: z.string(),
  mergeable: z.boolean(),
  unchanged: z.boolean(),
  suspended: z.array(z.string()),
  readsClock: z.boolean(),
  draws: z.number().int().nonnegative(),
  printed: z.array(z.string()),
  failure: failureSchema.optional(),
  todo: z.string().optional(),
}) satisfies z.ZodType<StepResult>;

const stepSchema = resultSchema.pick({
  effects: true,
  suspended: true,
  failure: true,
  todo: true,
}) satisfies z.ZodType<LiveStep>;

const answerSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("result"), result: resultSchema }),
  z.strictObject({ kind: z.literal("step"), step: stepSchema }),
  z.strictObject({ kind: z.literal("refused"), failure: failureSchema }),
  z.strictObject({ kind: z.literal("broken"), sentence }),
]) satisfies z.ZodType<Answer>;

/**
 * Reads a line of the other side.
 * @throws Error when it is no answer
 */
export function readAnswer(line: string): Answer {
  try {
    return answerSchema.parse(JSON.parse(line));
  } catch {
    throw new Error("the process that runs the submission answered with something that is no answer; grade again");
  }
}
