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
  try {
    return new Copier(what).copy(value);
  } catch (error) {
    // Made anew out here, so that its stack tells who handed the value over and not how deep the copy was in it.
    throw error instanceof Refusal ? new Refusal(error.rule, error.message) : error;
  }
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

/** Freezes plain data in place and in depth. What is frozen already is taken to be so below. */
export function deepFreeze<T>(value: T): T {
  if (value === null || typeof value !== "object" || Object.isFrozen(value)) return value;
  for (const item of Object.values(value)) deepFreeze(item);
  return Object.freeze(value);
}

/** More than any protocol needs to say at once, and few enough that a copy takes no time. */
const mostValues = 100_000;
const mostCharacters = 1_000_000;
const mostLevels = 100;
const longestPath = 30;

/** One copy in progress, and where in the value it stands. */
class Copier {
  private readonly what: string;
  private readonly above: object[] = [];
  private readonly path: (string | number)[] = [];
  private values = 0;
  private characters = 0;

  constructor(what: string) {
    this.what = what;
  }

  copy(value: unknown): Plain {
    if (++this.values > mostValues) this.tooLarge(`more than ${grouped(mostValues)} values`);
    if (value === null || typeof value === "boolean") return value;
    if (typeof value === "string") return this.text(value);
    // A copy on another machine may not know -0.
    if (typeof value === "number")
      return Number.isFinite(value) ? value + 0 : this.refuse(String(value), "a finite number");
    if (typeof value !== "object")
      return this.refuse(nameOf(value), "plain data: text, numbers, booleans, null, arrays, objects");
    if (this.above.includes(value)) return this.refuse("a cycle", "a tree: refer to the other object by a name");
    if (this.above.length === mostLevels) this.tooLarge(`more than ${mostLevels} levels`);
    this.above.push(value);
    const copied = Array.isArray(value) ? this.list(value) : this.object(value);
    this.above.pop();
    return Object.freeze(copied);
  }

  private text(value: string): string {
    this.characters += value.length;
    if (this.characters > mostCharacters) this.tooLarge(`more than ${grouped(mostCharacters)} characters`);
    return value;
  }

  private list(value: readonly unknown[]): Plain[] {
    if (!Array.isArray(Object.getPrototypeOf(value))) return this.foreign(value);
    if (value.length > mostValues) this.tooLarge(`more than ${grouped(mostValues)} values`);
    const copy: Plain[] = [];
    // By index: holes are seen, and nothing that the array may have in place of its own methods runs.
    for (let index = 0; index < value.length; index++) copy.push(this.inside(index, value[index]));
    return copy;
  }

  private object(value: object): Record<string, Plain> {
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return this.foreign(value);
    const copy: Record<string, Plain> = {};
    for (const key of Object.keys(value)) {
      const item = (value as Record<string, unknown>)[key];
      if (item === undefined) continue;
      const copied = this.inside(this.text(key), item);
      if (key !== "__proto__") copy[key] = copied;
      else Object.defineProperty(copy, key, { value: copied, enumerable: true });
    }
    return copy;
  }

  private inside(step: string | number, item: unknown): Plain {
    this.path.push(step);
    const copied = this.copy(item);
    this.path.pop();
    return copied;
  }

  private foreign(value: object): never {
    return this.refuse(`an instance of ${className(value)}`, replacementFor(value));
  }

  private refuse(found: string, instead: string): never {
    throw new Refusal("plain-data", `${this.what} holds ${found} at ${this.place()}; use ${instead}`);
  }

  private tooLarge(found: string): never {
    throw new Refusal("too-large", `${this.what} holds ${found} at ${this.place()}; keep it small, or make it several`);
  }

  private place(): string {
    const steps = this.path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`));
    const path = steps.join("") || "its top";
    return path.length > longestPath ? `${path.slice(0, longestPath)}…` : path;
  }
}

function isArray(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (typeof value === "function") return "a function";
  return typeof value === "undefined" ? "undefined" : `a ${typeof value}`;
}

function className(value: object): string {
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name;
  return typeof name === "string" && name !== "" ? name : "a class";
}

function replacementFor(value: object): string {
  if (value instanceof Set) return "an array: [...set]";
  if (value instanceof Map) return "an array of pairs, or an object: Object.fromEntries(map)";
  if (value instanceof Promise) return "what it resolves to: await it first";
  if (value instanceof Date) return "a number: date.getTime()";
  if (value instanceof Error) return "its text: error.message";
  if (Array.isArray(value)) return "an array: Array.from(list)";
  return "a plain object with the fields that the receiver needs";
}

function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
