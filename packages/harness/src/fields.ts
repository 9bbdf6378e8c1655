/**
 * A node's own fields as text: equal text means equal data, insertion order and aliasing included. Readable, because the
 * same text is shown beside a diagram. Nothing of the node's own code is called to write them: it could lie.
 */
import { Refusal } from "./refusal.ts";

/** The fields, and whether the text is all there is to know of them. */
export interface Fields {
  readonly text: string;
  /**
   * False when something in them may change without a trace: a promise, a symbol, a getter. A function is taken to hold
   * no state; a search audits that.
   */
  readonly complete: boolean;
  /** Which functions and promises stand there, numbered in the order in which they were first seen. */
  readonly opaque: string;
}

/**
 * Writes down an object's fields, or any other value.
 *
 * @param node the object
 * @param left values that are left out wherever they stand, such as the node's context
 * @param known numbers what cannot be written down, so that a replaced function can be told from the one before
 * @param most how many values they may hold
 * @throws Refusal when they hold more, or are nested deeper than any protocol needs
 */
export function fieldsOf(
  node: unknown,
  left: ReadonlySet<unknown>,
  known: Numbering = new Numbering(),
  most: number = 100_000,
): Fields {
  const writer = new Writer(left, known, most);
  const text = writer.write(node);
  return { text, complete: writer.complete, opaque: writer.opaque.join() };
}

/** Numbers objects in the order in which they are first seen. */
export class Numbering {
  private readonly numbers = new WeakMap<object, number>();
  private count = 0;

  of(value: object): number {
    const number = this.numbers.get(value) ?? this.count++;
    this.numbers.set(value, number);
    return number;
  }
}

const opaque = [Promise, WeakMap, WeakSet, WeakRef, ArrayBuffer, RegExp, Error, Number, String, Boolean];
/** A generator or an iterator: where it stands cannot be seen. */
const iterators: readonly object[] = [
  Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())),
  Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}.prototype)),
];
const mostLevels = 500;
const mostCharacters = 1_000_000;

class Writer {
  complete = true;
  readonly opaque: number[] = [];
  private readonly left: ReadonlySet<unknown>;
  private readonly known: Numbering;
  private readonly most: number;
  private readonly seen = new Map<object, number>();
  private values = 0;
  private characters = 0;
  private level = 0;

  constructor(left: ReadonlySet<unknown>, known: Numbering, most: number) {
    this.left = left;
    this.known = known;
    this.most = most;
  }

  write(value: unknown): string {
    if (++this.values > this.most) tooLarge(`more than ${this.most.toLocaleString("en-US")} values`);
    if (value === null || value === undefined || typeof value === "boolean") return String(value);
    if (typeof value === "string") return JSON.stringify(this.counted(value));
    if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "function") return this.hidden("function", value);
    if (typeof value !== "object") return this.hidden(typeof value);
    const number = this.seen.get(value);
    if (number !== undefined) return `*${number}`;
    this.seen.set(value, this.seen.size);
    return this.inside(value);
  }

  private counted(text: string): string {
    this.characters += text.length;
    if (this.characters > mostCharacters) tooLarge(`more than ${mostCharacters.toLocaleString("en-US")} characters`);
    return text;
  }

  private inside(value: object): string {
    if (++this.level > mostLevels) tooLarge(`more than ${mostLevels} levels`);
    try {
      return this.writeObject(value);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      return this.hidden("unreadable", value); // A proxy whose traps throw.
    } finally {
      this.level--;
    }
  }

  private writeObject(value: object): string {
    if (Array.isArray(value)) return this.list(value);
    if (value instanceof Set) return `Set {${this.each(setValues.call(value))}}${this.own(value)}`;
    if (value instanceof Map) return `Map {${this.each(mapEntries.call(value), " → ")}}${this.own(value)}`;
    if (value instanceof Date) return `Date ${Date.prototype.getTime.call(value)}`;
    const kind = opaque.find((type) => value instanceof type);
    if (kind || ArrayBuffer.isView(value)) return this.hidden(kind?.name ?? "bytes", value);
    if (iterators.some((iterator) => Object.prototype.isPrototypeOf.call(iterator, value)))
      return this.hidden("iterator", value);
    const name = classNameOf(value);
    return `${name}${name && " "}${this.own(value) || "{}"}`;
  }

  private list(value: readonly unknown[]): string {
    if (value.length > this.most) tooLarge(`more than ${this.most.toLocaleString("en-US")} values`);
    const items = Array.from({ length: value.length }, (_, at) => (at in value ? this.write(value[at]) : ""));
    const more = this.own(value, (key) => typeof key === "string" && (key === "length" || /^\d+$/.test(key)));
    return `[${items.join(", ")}]${more}`;
  }

  private each(items: Iterable<unknown>, between?: string): string {
    const written: string[] = [];
    for (const item of items)
      written.push(between ? (item as unknown[]).map((part) => this.write(part)).join(between) : this.write(item));
    return written.join(", ");
  }

  /** Own fields in braces; nothing when there are none. Accessors are not called. */
  private own(value: object, skipped: (key: string | symbol) => boolean = () => false): string {
    const written: string[] = [];
    for (const key of Reflect.ownKeys(value)) {
      if (skipped(key)) continue;
      const field = Object.getOwnPropertyDescriptor(value, key)!;
      if (this.left.has(field.value) && "value" in field && field.value !== undefined) continue;
      const text = "value" in field ? this.write(field.value) : this.hidden("accessor");
      written.push(`${this.key(key)}: ${text}`);
    }
    return written.length === 0 ? "" : `{ ${written.join(", ")} }`;
  }

  private key(key: string | symbol): string {
    if (typeof key === "symbol") return this.hidden("symbol");
    return /^[\w$-]+$/.test(key) ? key : JSON.stringify(key);
  }

  private hidden(what: string, value?: object): string {
    if (typeof value !== "function") this.complete = false;
    if (value) this.opaque.push(this.known.of(value));
    return `<${what}>`;
  }
}

const setValues = Set.prototype.values;
const mapEntries = Map.prototype.entries;

/** The name of an object's class; empty for a plain object. A class says its name in data, or not at all. */
export function classNameOf(value: object): string {
  try {
    const made = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(value) ?? {}, "constructor")?.value;
    const name = typeof made === "function" ? Object.getOwnPropertyDescriptor(made, "name")?.value : "";
    return typeof name !== "string" || name === "Object" ? "" : name;
  } catch {
    return ""; // A proxy whose traps throw.
  }
}

function tooLarge(found: string): never {
  throw new Refusal("too-large", `a node's fields hold ${found}; keep less`);
}
