/** What stands on a node's lane for one step, from top to bottom: what happened to it, and what it then did, in order. */
import {
  type Effect,
  isCrashPoint,
  type Plain,
  type Trace,
  type TracedMessage,
  type TraceStep,
} from "@workbook/harness";
import { crashesIn } from "./fates.ts";
import { labelOf, messageLabel } from "./labels.ts";
import { printable } from "./printable.ts";

/** The kinds of marks; each has a shape of its own. */
export type MarkKind =
  | "arrival"
  | "start"
  | "restart"
  | "crash"
  | "timer"
  | "send"
  | "force"
  | "write"
  | "commit"
  | "abort"
  | "emit"
  | "printed"
  | "failure";

/** One mark on a lane. */
export interface Mark {
  readonly kind: MarkKind;
  /** What is written beside it. */
  readonly text: string;
  /** A timer that fired while something could still be delivered. */
  readonly early?: boolean;
  /** The number of the message that arrives or leaves here. */
  readonly message?: number;
}

type Messages = ReadonlyMap<number, TracedMessage>;

/**
 * The marks of one step, in order; none where only the network acted.
 *
 * @param messages the run's messages by number
 */
export function marksOf(trace: Trace, index: number, messages: Messages): readonly Mark[] {
  const step = trace.steps[index];
  if (!step || step.node === undefined) return [];
  const printed = step.printed.map((line) => ({ kind: "printed", text: `prints “${printable(line)}”` }) as const);
  const failure =
    step.failure === undefined ? [] : [{ kind: "failure", text: `fails: ${printable(step.failure)}` } as const];
  const crash = crashesIn(step) ? [{ kind: "crash", text: crashText(trace, index) } as const] : [];
  return [...cause(trace, step, messages), ...printed, ...effectMarks(step, messages), ...failure, ...crash];
}

function cause(trace: Trace, step: TraceStep, messages: Messages): Mark[] {
  const { choice } = step;
  switch (choice.kind) {
    case "deliver":
      return [{ kind: "arrival", text: "", message: choice.message }];
    case "start":
      return [{ kind: "start", text: "starts" }];
    case "restart":
      return [{ kind: "restart", text: "restarts" }];
    case "timer":
      return [timer(`timer ${printable(choice.name)}`, choice.early)];
    case "wake":
      return [timer("sleep ends", choice.early)];
    case "expire":
      return [timer(`${callText(trace, choice.node, choice.call)} times out`, choice.early)];
    case "retransmit":
      return [timer("retransmits", choice.early), ...step.sent.map((message) => sending(messages, message))];
    default:
      return [];
  }
}

function sending(messages: Messages, message: number): Mark {
  const traced = messages.get(message);
  return { kind: "send", text: traced ? messageLabel(traced) : "", message };
}

function timer(text: string, early: boolean): Mark {
  return { kind: "timer", text: early ? `${text} (early)` : text, early };
}

/** A call by what it asked: `call debit`. */
export function callText(trace: Trace, node: string, call: string): string {
  for (const step of trace.steps) {
    if (step.node !== node) continue;
    for (const effect of step.effects) {
      if (effect.kind === "call" && effect.call === call) return `call ${labelOf(effect.message)}`;
    }
  }
  return "call";
}

function effectMarks(step: TraceStep, messages: Messages): Mark[] {
  if (step.choice.kind === "retransmit") return [];
  const sent = [...step.sent];
  return step.effects.flatMap((effect): Mark[] => {
    const plain = plainMark(effect);
    if (plain) return [plain];
    if (effect.kind !== "send" && effect.kind !== "call" && effect.kind !== "reply") return [];
    // A reply to a call that has ended never leaves: it has an effect and no message.
    const next = sent[0] === undefined ? undefined : messages.get(sent[0]);
    if (!next || next.to !== effect.to || (next.kind === "reply") !== (effect.kind === "reply")) return [];
    sent.shift();
    return [sending(messages, next.number)];
  });
}

function plainMark(effect: TraceStep["effects"][number]): Mark | undefined {
  switch (effect.kind) {
    case "force":
      return { kind: "force", text: effect.record === undefined ? "force the log" : `force ${labelOf(effect.record)}` };
    case "compact":
      return { kind: "force", text: `compact log to [${effect.records.map(labelOf).join(", ")}]` };
    case "write":
      return { kind: "write", text: `write ${labelOf(effect.record)}` };
    case "decide":
      return { kind: effect.decision, text: `decides ${effect.decision}` };
    case "emit":
      return { kind: "emit", text: `emits ${labelOf(effect.observation)}` };
    default:
      return undefined;
  }
}

function crashText(trace: Trace, index: number): string {
  const step = trace.steps[index]!;
  const lost = lostRecords(trace, index);
  const loses = lost.length === 0 ? "" : `, loses ${lost.map(labelOf).join(", ")}`;
  if (step.choice.kind === "crash") return `crash${loses}`;
  const last = (step.effects as readonly Effect[]).findLast(isCrashPoint);
  return `crash ${last ? `after ${effectText(last)}` : "before any effect"}${loses}`;
}

/** One effect in a few words, as a crash after it is named. */
function effectText(effect: Effect): string {
  switch (effect.kind) {
    case "send":
      return `${labelOf({ ...effect.message })} to ${effect.to}`;
    case "call":
      return `call to ${effect.to}`;
    case "reply":
      return `reply to ${effect.to}`;
    default:
      return plainMark(effect as TraceStep["effects"][number])?.text ?? effect.kind;
  }
}

/** The unforced records that a crash in this step took with it. */
export function lostRecords(trace: Trace, index: number): readonly Plain[] {
  const step = trace.steps[index];
  if (!step || !crashesIn(step)) return [];
  const before = trace.steps.slice(0, index).findLast(({ node, log }) => node === step.node && log !== undefined);
  let records: readonly Plain[] = before?.log?.records ?? [];
  for (const effect of step.effects) {
    if (effect.kind === "compact") records = effect.records;
    if (effect.kind === "write") records = [...records, effect.record];
    if (effect.kind === "force" && effect.record !== undefined) records = [...records, effect.record];
  }
  return records.slice(step.log?.records.length ?? 0);
}
