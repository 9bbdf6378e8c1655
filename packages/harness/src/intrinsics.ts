/**
 * The built-in objects, which everything in a process shares. A node that changes one changes the network, the properties
 * and all other nodes with it. So after its code has run they are looked over, and what was changed is put back.
 * Looking over all of them takes longer than most steps do: once for many steps is enough, as long as no step's answer is
 * used before.
 *
 * Nothing in here may call a function of those objects that was not taken aside before: it could be the changed one.
 */

/** The rest of a sentence about whoever changed one. */
export function sharedBy(changed: string): string {
  return `changes ${changed}, which everything that runs here shares; write a function of your own instead`;
}

interface Saved {
  readonly name: string;
  readonly object: object;
  readonly prototype: object | null;
  readonly keys: readonly (string | symbol)[];
  readonly fields: readonly PropertyDescriptor[];
}

const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, setPrototypeOf } =
  Reflect;
const { is } = Object;
const none: readonly string[] = [];
const symbolText = Symbol.prototype.toString;

const constructors = [
  "Object Function Array String Number Boolean Symbol Promise Map Set WeakMap WeakSet RegExp Date Error TypeError",
  "BigInt Proxy RangeError ReferenceError SyntaxError EvalError URIError AggregateError SuppressedError Iterator",
  "ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array",
  "Float16Array Float32Array Float64Array BigInt64Array BigUint64Array DisposableStack AsyncDisposableStack",
].join(" ");
const namespaces = "JSON Math Reflect Intl";
const functions =
  "eval parseInt parseFloat isNaN isFinite encodeURI encodeURIComponent decodeURI decodeURIComponent escape unescape";

/** Whether this name of the language is among those that are looked over. */
export function isWatched(name: string): boolean {
  return `${constructors} ${namespaces} ${functions}`.split(" ").includes(name);
}

/** What was changed since it was last looked over, such as `Array.prototype.map`, after putting it back. */
export function restoreIntrinsics(): string | undefined {
  return restoreAll(saved);
}

/** As `restoreIntrinsics`, of those alone by which a changed one could keep an `await` from ever ending. */
export function restoreAwaiting(): string | undefined {
  return restoreAll(awaiting);
}

function restoreAll(objects: readonly Saved[]): string | undefined {
  let changed: string | undefined;
  for (let at = 0; at < objects.length; at++) {
    const difference = differenceIn(objects[at]!);
    if (difference === undefined) continue;
    restore(objects[at]!);
    changed ??= difference;
  }
  return changed;
}

function differenceIn({ name, object, prototype, keys, fields }: Saved): string | undefined {
  if (getPrototypeOf(object) !== prototype) return `the prototype of ${name}`;
  for (let at = 0; at < keys.length; at++) {
    if (!holds(object, keys[at]!, fields[at]!)) return spell(name, keys[at]!);
  }
  const added = addedTo(object, keys);
  return added.length === 0 ? undefined : spell(name, added[0]!);
}

/** Reading a value is an order of magnitude faster than asking for its descriptor, and this is done after every step. */
function holds(object: object, key: string | symbol, field: PropertyDescriptor): boolean {
  if (field.get === undefined && field.set === undefined)
    return is((object as Record<string | symbol, unknown>)[key], field.value);
  const now = getOwnPropertyDescriptor(object, key);
  return now !== undefined && now.get === field.get && now.set === field.set;
}

function addedTo(object: object, keys: Saved["keys"]): Saved["keys"] {
  const now = ownKeys(object);
  if (now.length === keys.length) return none;
  const added: (string | symbol)[] = [];
  for (let at = 0; at < now.length; at++) {
    const key = now[at]!;
    if (!isAmong(key, keys) && !isAmong(key, settings)) added[added.length] = key;
  }
  return added;
}

function isAmong(key: string | symbol, keys: readonly (string | symbol)[]): boolean {
  for (let at = 0; at < keys.length; at++) if (keys[at] === key) return true;
  return false;
}

/** What was added goes first: an addition to `Object.prototype` would take part in defining the rest. */
function restore({ object, prototype, keys, fields }: Saved): void {
  const added = addedTo(object, keys);
  for (let at = 0; at < added.length; at++) deleteProperty(object, added[at]!);
  for (let at = 0; at < keys.length; at++) defineProperty(object, keys[at]!, fields[at]!);
  setPrototypeOf(object, prototype);
}

function spell(name: string, key: string | symbol): string {
  if (typeof key === "symbol") return `${name}[${apply(symbolText, key, [])}]`;
  return name === "" ? key : `${name}.${key}`;
}

/** How stacks are written is for those to set who run the nodes. */
const settings: readonly (string | symbol)[] = ["stackTraceLimit", "prepareStackTrace"];

function save(name: string, object: object): Saved {
  const keys = ownKeys(object).filter((key) => !settings.includes(key));
  const fields = keys.map((key) => Object.assign(Object.create(null), getOwnPropertyDescriptor(object, key)));
  return { name, object, prototype: getPrototypeOf(object), keys, fields };
}

function found(names: string): [string, object][] {
  const all = globalThis as unknown as Record<string, object | undefined>;
  return names.split(" ").flatMap((name) => (all[name] ? [[name, all[name]] as [string, object]] : []));
}

/** Objects without a name of their own, by the name of one of those that have them for a prototype. */
const unnamed: readonly [string, object][] = [
  ["an array's iterator", [].values()],
  ["a Map's iterator", new Map().values()],
  ["a Set's iterator", new Set().values()],
  ["a generator", (function* () {})()],
  ["an async generator", (async function* () {})()],
  ["an async function", async () => {}],
  ["a typed array's prototype", Uint8Array.prototype],
  ["a string's iterator", ""[Symbol.iterator]()],
];

const saved: readonly Saved[] = [
  // Object.prototype is the first to be put back.
  save("Object.prototype", Object.prototype),
  ...found(constructors).flatMap(([name, made]) => [
    save(name, made),
    ...(name === "Object" || !("prototype" in made) ? [] : [save(`${name}.prototype`, made.prototype as object)]),
  ]),
  ...found(`${namespaces} ${functions}`).map(([name, object]) => save(name, object)),
  ...unnamed.map(([name, object]) => save(`the prototype of ${name}`, getPrototypeOf(object) as object)),
];

const awaiting = saved.filter(({ name }) => ["Object.prototype", "Promise", "Promise.prototype"].includes(name));
