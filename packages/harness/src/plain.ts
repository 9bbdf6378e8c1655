/**
 * Plain data: all that may cross a node's boundary, in a message, a log record, an observation or a cluster's
 * parameters. What cannot survive a copy to another machine is refused here, with the path to the field.
 */
import { Refusal } from "./refusal.ts";

/** A name of a node, unique in its cluster. */
export type NodeId = string;

/** Data that means the same after being written down and read back. `undefined` fields are left out, as JSON does. */
export type Plain =
  | null
  | boolean
  | number
  | string
  | readonly Plain[]
  | { readonly [field: string]: Plain | undefined };

/**
 * Copies plain data and freezes the copy, so that sender and receiver share no memory.
 *
 * @param value what the node handed over
 * @param what names the value in the error: "a message", "a log record"
 * @throws Refusal when something in it is not plain data; the sentence gives the path to the field
 */
export function copyPlain(value: unknown, what: string): Plain {
  const copied = quickCopy(value, 0);
  return copied === undefined ? copyAt(value, { what, path: "", above: [] }) : copied;
}

/** One spelling for equal data: keys in order, no white space. Two plain values are equal when these are. */
export function canonical(value: Plain | undefined): string {
  if (value === undefined) return "null";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const fields = Object.keys(value)
    .sort()
    .filter((key) => value[key] !== undefined);
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

/** Deeper than any message is meant to be, and a sign of a cycle. */
const quickDepth = 16;

/** The same copy without keeping the path: `undefined` for anything unusual, which is then looked at with care. */
function quickCopy(value: unknown, depth: number): Plain | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "object" || depth > quickDepth) return undefined;
  if (Array.isArray(value)) return quickCopyOfArray(value, depth);
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  const copy: Record<string, Plain> = {};
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined) continue;
    const copied = quickCopy(item, depth + 1);
    if (copied === undefined || key === "__proto__") return undefined;
    copy[key] = copied;
  }
  return Object.freeze(copy);
}

function quickCopyOfArray(items: readonly unknown[], depth: number): Plain | undefined {
  const copy: Plain[] = [];
  for (const item of items) {
    const copied = quickCopy(item, depth + 1);
    if (copied === undefined) return undefined;
    copy.push(copied);
  }
  return Object.freeze(copy);
}

interface Place {
  what: string;
  path: string;
  above: readonly object[];
}

function copyAt(value: unknown, place: Place): Plain {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number")
    return Number.isFinite(value) ? value : refuse(place, String(value), "a finite number");
  if (typeof value !== "object")
    return refuse(place, nameOf(value), "plain data: text, numbers, booleans, null, arrays, objects");
  if (place.above.includes(value)) return refuse(place, "a cycle", "a tree: refer to the other object by a name");
  const inside = { ...place, above: [...place.above, value] };
  if (Array.isArray(value)) return Object.freeze(value.map((item, index) => copyAt(item, at(inside, `[${index}]`))));
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype.constructor?.name !== "Object") {
    return refuse(place, `an instance of ${prototype.constructor?.name ?? "a class"}`, replacementFor(value));
  }
  const copy: Record<string, Plain> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) copy[key] = copyAt(item, at(inside, `.${key}`));
  }
  return Object.freeze(copy);
}

function isArray(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function at(place: Place, step: string): Place {
  return { ...place, path: place.path + step };
}

function nameOf(value: unknown): string {
  if (typeof value === "function") return "a function";
  if (typeof value === "undefined") return "undefined";
  return `a ${typeof value}`;
}

function replacementFor(value: object): string {
  if (value instanceof Set) return "an array: [...set]";
  if (value instanceof Map) return "an array of pairs, or an object: Object.fromEntries(map)";
  if (value instanceof Promise) return "what it resolves to: await it first";
  return "a plain object with the fields that the receiver needs";
}

function refuse(place: Place, found: string, instead: string): never {
  throw new Refusal("plain-data", `${place.what} holds ${found} at ${place.path || "its top"}; use ${instead}`);
}
