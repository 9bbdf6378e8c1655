/**
 * Who waits for whom. Locks are a node's own affair; but a client that has asked and has no answer waits, and whoever was answered and has not
 * ended is in its way. From this alone deadlocks, leaked locks and starvation can be told, and shown. [BHG87 ch. 3]
 */
import { eventually, type Goal, type Monitor, type Observed } from "@workbook/harness";

/** What a transaction wants to do with a key: `read` is in nobody's way who reads. */
export interface Wish {
  readonly tx: string;
  /** Which of its operations it is. */
  readonly op: number;
  readonly key: string;
  readonly mode: "read" | "write";
}

/** What an observation says of wishes. */
export type WishEvent =
  | ({ readonly kind: "asks" } & Wish)
  /** It is answered. */
  | { readonly kind: "gets"; readonly tx: string; readonly op: number }
  /** It does not wait any more: it was refused, or its client is down. */
  | { readonly kind: "gives-up"; readonly tx: string }
  /** It has committed or aborted, and should hold nothing any more. */
  | { readonly kind: "ends"; readonly tx: string };

/** The wishes that were asked and not answered, and those that were answered, each in the order in which it happened. */
export interface Wishes {
  readonly asked: readonly Wish[];
  readonly got: readonly Wish[];
  readonly ended: readonly string[];
}

/** One that waits for another, and the key that it is about. */
export interface Wait {
  readonly from: string;
  readonly to: string;
  readonly key: string;
}

/** Follows wishes, as far as observations tell of them. */
export function followWishes(
  watches: readonly Observed["kind"][],
  tell: (event: Observed) => WishEvent | undefined,
): Monitor<Wishes> {
  return {
    name: "who waits for whom",
    watches,
    initial: () => ({ asked: [], got: [], ended: [] }),
    observe: (before, event) => {
      const told = tell(event);
      return told ? after(before, told) : before;
    },
  };
}

function after(before: Wishes, told: WishEvent): Wishes {
  const { asked, got, ended } = before;
  const isThis = (wish: Wish) => wish.tx === told.tx && (!("op" in told) || wish.op === told.op);
  const others = asked.filter((wish) => !isThis(wish));
  switch (told.kind) {
    case "asks": {
      const { kind: _, ...wish } = told;
      return got.some(isThis) ? before : { ...before, asked: [...others, wish] };
    }
    case "gets":
      return { asked: others, got: [...got, ...asked.filter(isThis)], ended };
    case "gives-up":
      return { ...before, asked: others };
    case "ends":
      return { asked: others, got, ended: ended.includes(told.tx) ? ended : [...ended, told.tx] };
  }
}

/** Who waits for whom: whoever has asked, for those who got what is in its way. */
export function waitsOf({ asked, got }: Wishes): Wait[] {
  return asked.flatMap((wish) => {
    const inTheWay = got.filter((other) => isInTheWay(wish, other));
    const names = [...new Set(inTheWay.map(({ tx }) => tx))];
    return names.map((to) => ({ from: wish.tx, to, key: wish.key }));
  });
}

function isInTheWay(wish: Wish, other: Wish): boolean {
  return wish.key === other.key && wish.tx !== other.tx && (wish.mode === "write" || other.mode === "write");
}

/** A circle of waits, if there is one, from a transaction back to itself. */
export function circleIn(waits: readonly Wait[]): Wait[] | undefined {
  for (const { from } of waits) {
    const circle = wayBack(waits, from, from, []);
    if (circle) return circle;
  }
  return undefined;
}

function wayBack(waits: readonly Wait[], at: string, home: string, way: readonly Wait[]): Wait[] | undefined {
  for (const wait of waits) {
    if (wait.from !== at || way.some(({ from }) => from === wait.from)) continue;
    if (wait.to === home) return [...way, wait];
    const rest = wayBack(waits, wait.to, home, [...way, wait]);
    if (rest) return rest;
  }
  return undefined;
}

/** Waits in words: `T1 waits for T2 (y), T2 waits for T1 (x)`. */
export function waitsInWords(waits: readonly Wait[]): string {
  return waits.map(({ from, to, key }) => `${from} waits for ${to} (${key})`).join(", ");
}

/** Every circle of waits is broken up in the end: by a rule, by a timeout, or by somebody who looks for it. */
export function noDeadlock(wishes: Monitor<Wishes>): Goal {
  const circle = (state: Wishes) => circleIn(waitsAmongTheLiving(state));
  return eventually(
    "the end of every circle of waits",
    wishes,
    (state) => !circle(state),
    (state) => {
      return waitsInWords(circle(state) ?? []);
    },
  );
}

function waitsAmongTheLiving(state: Wishes): Wait[] {
  return waitsOf(state).filter(({ to }) => !state.ended.includes(to));
}

/** Nobody waits for ever for one that has ended: its locks have ended with it. */
export function noLockLeak(wishes: Monitor<Wishes>): Goal {
  return eventually(
    "the end of every lock with its transaction",
    wishes,
    (state) => leaked(state).length === 0,
    (state) => {
      const [{ from, to, key } = { from: "", to: "", key: "" }] = leaked(state);
      return `${from} waits for ${key}, which ${to} had locked; and ${to} has ended`;
    },
  );
}

/** Those who wait only for some that have ended. */
function leaked(state: Wishes): Wait[] {
  const waits = waitsOf(state);
  return waits.filter(({ from }) => waits.every((wait) => wait.from !== from || state.ended.includes(wait.to)));
}

/** Whoever asks is answered in the end, or gives up. */
export function noStarvation(wishes: Monitor<Wishes>): Goal {
  return eventually(
    "an answer to everybody who asks",
    wishes,
    ({ asked }) => asked.length === 0,
    ({ asked, got }) => {
      const [{ tx, key } = { tx: "", key: "" }] = asked;
      const others = got.filter((other) => other.key === key && other.tx !== tx).map((other) => other.tx);
      const overtaken = others.length > 0 ? `, and ${[...new Set(others)].join(", ")} had it` : "";
      return `${tx} waits for ${key}${overtaken}`;
    },
  );
}
