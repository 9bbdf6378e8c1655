/** Why no order explains a key, in a sentence or two. */
import { described, type RegisterHistory, type RegisterOperation, type RegisterValue, shown } from "./history.ts";
import { type KeyHistory, none } from "./key-history.ts";
import { stateAfter } from "./moves.ts";

/** A key whose operations no order explains. */
export interface LinearizabilityViolation {
  readonly key: string;
  /** The longest beginning of an order that there is: no other one places more of what took effect. */
  readonly prefix: readonly RegisterOperation[];
  /** What has no place after it: of all that is left, it returned first. */
  readonly blocked: RegisterOperation;
  /** What a person reads. */
  readonly sentence: string;
}

/** Tells what is wrong with a key. */
export function violationOf(
  history: KeyHistory,
  all: RegisterHistory,
  longest: readonly number[],
  blockedNumber: number,
): LinearizabilityViolation {
  const { key, operations, values } = history;
  const state = longest.reduce((before, number) => stateAfter(operations[number]!, before), 0);
  const prefix = longest.map((number) => operations[number]!.operation);
  const { operation: blocked, needs } = operations[blockedNumber]!;
  const origin = needs === none ? "" : originOf(values[needs]!, values[0]!, all);
  const holds = `where ${key} is ${shown(values[state]!)}`;
  const sentence = `No order of the operations on ${key} gets further than ${reached(prefix)}, ${holds}. ${described(blocked)} has no place then before it returns${origin}.`;
  return { key, prefix, blocked, sentence };
}

function reached(prefix: readonly RegisterOperation[]): string {
  const last = prefix.at(-1);
  if (!last) return "the beginning";
  return prefix.length === 1 ? described(last) : `${prefix.length} of them up to ${described(last)}`;
}

/** Where the value that is missing can come from, if that is nowhere. */
function originOf(value: RegisterValue, initial: RegisterValue, all: RegisterHistory): string {
  const writers = all.filter((operation) => operation.kind !== "read" && operation.value === value);
  if (value === initial || writers.some(mayHaveWritten)) return "";
  return writers.length === 0
    ? `: nobody wrote ${shown(value)}`
    : `: ${shown(value)} was written by nobody who succeeded`;
}

function mayHaveWritten(operation: RegisterOperation): boolean {
  const refused = operation.kind === "cas" && operation.outcome === "ok" && !operation.result;
  return operation.outcome !== "failed" && !refused;
}
