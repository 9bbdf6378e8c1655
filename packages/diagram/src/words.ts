/** A trace in words: one plain sentence a step, for those who read text and for those who hear it. */
import type { NodeId, Trace, TracedMessage, TraceStep } from "@workbook/harness";
import { type Course, courseOf, crashesIn } from "./fates.ts";
import { labelOf, messageLabel } from "./labels.ts";
import { callText, lostRecords } from "./marks.ts";
import { printable } from "./printable.ts";
import { rowsOf, sidesOf } from "./row.ts";

/**
 * One step in one sentence, without a full stop: `p2's vote yes reaches the coordinator, which decides commit and sends
 * decision commit to p1, p2`.
 *
 * @param step a step of that trace
 */
export function describe(step: TraceStep, trace: Trace): string {
  return sentenceOf(trace.steps.indexOf(step), courseOf(trace));
}

function sentenceOf(index: number, course: Course): string {
  const step = course.trace.steps[index]!;
  const failure = step.failure === undefined ? "" : `; it fails: ${printable(step.failure)}`;
  const lines = step.printed.map((line) => `“${printable(line)}”`);
  const printed = lines.length === 0 ? "" : `; it prints ${lines.join(", ")}`;
  const happening = joined(step, happeningOf(step, index, course), deedsOf(step, course.trace, index));
  return happening + printed + failure + lossesOf(step, course);
}

/** The whole trace, one sentence a row of its diagram, each with its number; last what is broken and who waits. */
export function story(trace: Trace): string[] {
  const course = courseOf(trace);
  const rows = rowsOf(trace).map(({ steps, number, time }) => {
    const sentences = steps.map((step) => sentenceOf(step, course));
    const name = number === undefined ? "Start" : `Step ${number}`;
    return `${name}${time === undefined ? "" : `, at ${time}`}: ${sentences.join("; ")}.`;
  });
  const { violation } = trace;
  if (!violation) return rows;
  const waits = (violation.waits ?? []).map((wait) => `${printable(wait.node)} waits for ${printable(wait.for)}.`);
  return [...rows, `${printable(violation.property)} is broken: ${printable(violation.sentence)}.`, ...waits];
}

/** A node's name with an article where it is a role: `the coordinator`, `p1`. */
export function nameOf(node: NodeId): string {
  return /^[a-z]{3,}(er|or)$|^client$/.test(node) ? `the ${node}` : printable(node);
}

function joined({ choice }: TraceStep, happening: string, deeds: readonly string[]): string {
  if (deeds.length === 0) return happening;
  if (choice.kind === "deliver") return `${happening}, which ${list(deeds)}`;
  if (choice.kind === "start" || choice.kind === "restart" || choice.kind === "crash")
    return list([happening, ...deeds]);
  return `${happening}: it ${list(deeds)}`;
}

function happeningOf(step: TraceStep, index: number, { trace, messages, fates }: Course): string {
  const { choice } = step;
  const ofMessage = (number: number) => possession(messages.get(number));
  const to = (number: number) => nameOf(messages.get(number)?.to ?? "nobody");
  switch (choice.kind) {
    case "start":
      return `${nameOf(choice.node)} starts`;
    case "restart":
      return `${nameOf(choice.node)} restarts`;
    case "crash":
      return `${nameOf(choice.node)} crashes${losing(trace, index)}`;
    case "deliver": {
      const again = (fates.get(choice.message)?.arrivals ?? []).some((arrival) => arrival < index) ? " again" : "";
      const copy = messages.get(choice.message)?.copyOf === undefined ? "" : "a copy of ";
      return `${copy}${ofMessage(choice.message)} reaches ${to(choice.message)}${again}`;
    }
    case "drop":
      return `the network ${step.lost.length > 0 ? "loses" : "forgets"} ${ofMessage(choice.message)} to ${to(choice.message)}`;
    case "duplicate":
      return `the network repeats ${ofMessage(choice.message)} to ${to(choice.message)}`;
    case "heal":
      return "the partition heals";
    case "partition": {
      const [one, other] = sidesOf(trace, choice.side);
      return `a partition parts ${list(one.map(nameOf))} from ${list(other.map(nameOf))}`;
    }
    default:
      return `${expiry(choice, trace)}${choice.early ? ", early" : ""}`;
  }
}

function expiry(
  choice: Extract<TraceStep["choice"], { kind: "timer" | "wake" | "expire" | "retransmit" }>,
  trace: Trace,
): string {
  const owner = `${nameOf(choice.node)}'s`;
  switch (choice.kind) {
    case "timer":
      return `${owner} timer ${printable(choice.name)} fires`;
    case "wake":
      return `${owner} sleep ends`;
    case "expire":
      return `${owner} ${callText(trace, choice.node, choice.call)} times out`;
    case "retransmit":
      return `${owner} ${callText(trace, choice.node, choice.call)} is sent again`;
  }
}

function possession(message: TracedMessage | undefined): string {
  return message ? `${nameOf(message.from)}'s ${messageLabel(message)}` : "a message";
}

/** What the node did, as verbs. The same message to several nodes is one deed. */
function deedsOf(step: TraceStep, trace: Trace, index: number): string[] {
  const deeds: { verb: string; to?: string[] }[] = [];
  for (const effect of step.effects) {
    const verb = verbOf(effect);
    if (verb === undefined) continue;
    const last = deeds.at(-1);
    if ("to" in effect && last?.to && last.verb === verb) last.to.push(nameOf(effect.to));
    else deeds.push({ verb, ...("to" in effect ? { to: [nameOf(effect.to)] } : {}) });
  }
  const done = deeds.map(({ verb, to }) => (to ? `${verb} to ${to.join(", ")}` : verb));
  if (!crashesIn(step) || step.choice.kind === "crash") return done;
  const crash = done.length > 0 ? "then crashes" : "crashes before it does anything";
  return [...done, crash + losing(trace, index)];
}

/** An effect as a verb with its object; nothing for a request for time, which a diagram does not show. */
export function verbOf(effect: TraceStep["effects"][number]): string | undefined {
  switch (effect.kind) {
    case "send":
      return `sends ${labelOf(effect.message)}`;
    case "call":
      return `sends call ${labelOf(effect.message)}`;
    case "reply":
      return `replies ${labelOf(effect.message)}`;
    case "write":
      return `writes ${labelOf(effect.record)}`;
    case "force":
      return effect.record === undefined ? "forces its log" : `forces ${labelOf(effect.record)}`;
    case "compact":
      return `replaces its log by [${effect.records.map(labelOf).join(", ")}]`;
    case "decide":
      return `decides ${effect.decision}`;
    case "emit":
      return `emits ${labelOf(effect.observation)}`;
    default:
      return undefined;
  }
}

function losing(trace: Trace, index: number): string {
  const lost = lostRecords(trace, index);
  return lost.length === 0 ? "" : `, losing what it had not forced (${lost.map(labelOf).join(", ")})`;
}

function lossesOf({ choice, lost }: TraceStep, { messages, fates }: Course): string {
  if (choice.kind === "drop") return "";
  return lost
    .map((number) => {
      const message = messages.get(number);
      const reason = printable(fates.get(number)?.lost?.reason ?? "lost");
      return `; ${possession(message)} to ${nameOf(message?.to ?? "nobody")} is lost (${reason})`;
    })
    .join("");
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
