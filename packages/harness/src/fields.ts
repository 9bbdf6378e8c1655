/**
 * A node's own fields as text: equal text means equal data, insertion order and aliasing included. Readable, because the
 * same text is shown beside a diagram.
 */

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
 * Writes down an object's fields.
 *
 * @param node the object
 * @param left values that are left out wherever they stand, such as the node's context
 * @param known numbers what cannot be written down, so that a replaced function can be told from the one before
 */
export function fieldsOf(node: object, left: ReadonlySet<unknown>, known = new Numbering()): Fields {
  const writer = new Writer(left, known);
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

const opaque = [Promise, WeakMap, WeakSet, WeakRef, ArrayBuffer, RegExp, Error];

class Writer {
  complete = true;
  readonly opaque: number[] = [];
  private readonly left: ReadonlySet<unknown>;
  private readonly known: Numbering;
  private readonly seen = new Map<object, number>();

  constructor(left: ReadonlySet<unknown>, known: Numbering) {
    this.left = left;
    this.known = known;
  }

  write(value: unknown): string {
    if (value === null || value === undefined || typeof value === "boolean") return String(value);
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "function") return this.hidden("function", value);
    if (typeof value !== "object") return this.hidden(typeof value);
    const number = this.seen.get(value);
    if (number !== undefined) return `*${number}`;
    this.seen.set(value, this.seen.size);
    return this.writeObject(value);
  }

  private writeObject(value: object): string {
    if (Array.isArray(value)) return `[${value.map((item) => this.write(item)).join(", ")}]`;
    if (value instanceof Set) return `Set {${[...value].map((item) => this.write(item)).join(", ")}}${this.own(value)}`;
    if (value instanceof Map)
      return `Map {${[...value].map(([k, v]) => `${this.write(k)} → ${this.write(v)}`).join(", ")}}${this.own(value)}`;
    if (value instanceof Date) return `Date ${value.getTime()}`;
    const kind = opaque.find((type) => value instanceof type);
    if (kind || ArrayBuffer.isView(value)) return this.hidden(kind?.name ?? "bytes", value);
    const name = Object.getPrototypeOf(value)?.constructor?.name ?? "";
    return `${name === "Object" || name === "" ? "" : `${name} `}${this.own(value) || "{}"}`;
  }

  /** Own fields in braces; nothing when there are none. Accessors are not called: they could lie. */
  private own(value: object): string {
    const written: string[] = [];
    for (const key of Reflect.ownKeys(value)) {
      const field = Object.getOwnPropertyDescriptor(value, key)!;
      if (this.left.has(field.value) && "value" in field && field.value !== undefined) continue;
      const text = "value" in field ? this.write(field.value) : this.hidden("accessor");
      written.push(`${typeof key === "symbol" ? this.hidden("symbol") : key}: ${text}`);
    }
    return written.length === 0 ? "" : `{ ${written.join(", ")} }`;
  }

  private hidden(what: string, value?: object): string {
    if (typeof value !== "function") this.complete = false;
    if (value) this.opaque.push(this.known.of(value));
    return `<${what}>`;
  }
}
