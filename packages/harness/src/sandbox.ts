/**
 * What stands between a submission and the machine that it runs on: names of the real world are shadowed by these, loops
 * are counted, output is kept. It keeps honest code honest; it is not a prison.
 */
import { NoAnswer } from "./executor.ts";
import { inspect } from "./inspect.ts";
import { type Failure, Refusal } from "./refusal.ts";

/** Counted loop rounds and function entries that one step may take before it is called endless. */
export const stepLimit = 200_000;
/** Of these, what is left to a step once it has broken a rule: it cannot be saved, and need not be waited for. */
const respite = 10_000;
/** What is kept of what a step prints. */
const mostLines = 200;
const longestLine = 2000;

/** How often the clock is looked at. */
const roundsBetweenLooks = 16;

/** The machine's clock, and how long one step may take by it. */
export interface Clock {
  /** Milliseconds. */
  now(): number;
  readonly patienceMs: number;
}

/** Turns a thrown error into a place in the learner's own source: `coordinator.ts:31`. */
export type Locate = (error: unknown) => string | undefined;

/** One for each source. Its nodes take their steps one after another, so that all evaluations can share it. */
export class Sandbox {
  /** The first rule that the running step broke through these names, caught by its code or not. */
  broken: Failure | undefined;
  /** How many rounds and entries the running step may take. */
  limit = stepLimit;
  private ticks = 0;
  private printed: string[] = [];
  private stopAt = Infinity;
  private late = false;
  private readonly clock: Clock | undefined;
  readonly locate: Locate;

  /** @param clock the outer net: without one, a step may take as long as it likes */
  constructor(locate: Locate = () => undefined, clock?: Clock) {
    this.locate = locate;
    this.clock = clock;
  }

  /** Starts a step anew. */
  begin(): void {
    this.ticks = 0;
    this.late = false;
    if (this.clock) this.stopAt = this.clock.now() + this.clock.patienceMs;
    this.broken = undefined;
    if (this.printed.length > 0) this.printed = [];
  }

  /** What the step printed. */
  get output(): readonly string[] {
    return this.printed;
  }

  /** Called in every loop round and at every function entry of the instrumented source. */
  readonly tick = (): void => {
    if (++this.ticks > this.limit) this.refuse("endless-loop", "this step does not end; make every loop's end certain");
    if (this.late || (this.clock && this.ticks % roundsBetweenLooks === 0 && this.clock.now() > this.stopAt)) {
      this.late = true;
      this.assertInTime("");
    }
  };

  /** @throws NoAnswer when the running step, of this node, has used up the clock's patience */
  assertInTime(node: string): void {
    if (!this.late || !this.clock) return;
    const seconds = Math.round(this.clock.patienceMs / 1000);
    throw new NoAnswer(
      `${node} took more than ${seconds} s for one step, and was stopped; look for work that is no loop, such as a huge array`,
    );
  }

  /** The names to shadow, with what they mean inside. Nothing can be kept in them: all evaluations share them. */
  globals(): Record<string, unknown> {
    const refuse = (name: string, instead: string) =>
      Object.freeze(() => this.refuse("real-world", `${name} is not in the simulated world; use ${instead}`));
    const timers = "ctx.setTimer(name, ms), or await ctx.sleep(ms)";
    const shadows: Record<string, unknown> = {
      Date: guardedDate(refuse("the machine's clock (Date)", "ctx.now()")),
      Math: Object.freeze(Object.create(Math, { random: { value: refuse("Math.random()", "ctx.random()") } })),
      performance: Object.freeze({ now: refuse("performance.now()", "ctx.now()") }),
      setTimeout: refuse("setTimeout()", timers),
      setInterval: refuse("setInterval()", timers),
      setImmediate: refuse("setImmediate()", timers),
      queueMicrotask: refuse("queueMicrotask()", "a plain call, or an effect of ctx"),
      fetch: refuse("fetch()", "ctx.send(to, message) or ctx.call(to, request)"),
      process: refusing("process", this),
      crypto: refusing("crypto", this),
      console: this.console(),
    };
    const world = this.world(shadows);
    for (const name of ["globalThis", "global", "self", "window"]) shadows[name] = world;
    return shadows;
  }

  private world(shadows: Record<string, unknown>): unknown {
    const refuse = (_: object, name: string | symbol) =>
      this.refuse(
        "real-world",
        `globalThis.${String(name)} would be kept outside the node; keep it in a field of the node`,
      );
    const all = Object.create(null, Object.getOwnPropertyDescriptors(shadows));
    return new Proxy(all, { set: refuse, defineProperty: refuse, deleteProperty: refuse });
  }

  /** The running step has broken a rule: it may still clean up, but not go on for long. */
  hurry(): void {
    this.ticks = Math.max(this.ticks, this.limit - respite);
  }

  /** Records and throws a refusal. */
  refuse(rule: Failure["rule"], sentence: string): never {
    const refusal = new Refusal(rule, sentence);
    if (!this.broken) {
      const place = this.locate(refusal);
      this.broken = { rule, sentence: place ? `${place}: ${sentence}` : sentence };
      this.hurry();
    }
    throw refusal;
  }

  private console(): Record<string, unknown> {
    const print = Object.freeze((...values: unknown[]) => {
      if (this.printed.length < mostLines) this.printed.push(values.map(inspect).join(" ").slice(0, longestLine));
      else if (this.printed.length === mostLines) this.printed.push("… and more, which is not kept");
    });
    const printing = ["log", "info", "debug", "warn", "error", "trace", "table", "dir", "group"];
    // What else a console can do shows nothing here, and is no mistake.
    const silent = Object.freeze(() => {});
    return new Proxy(Object.freeze({}), {
      get: (_, name) => (printing.includes(String(name)) ? print : silent),
    });
  }
}

/** A Date that computes with given times but does not know the present one. */
function guardedDate(refuse: () => never): unknown {
  return new Proxy(Date, {
    apply: refuse,
    construct: (target, given) => (given.length === 0 ? refuse() : Reflect.construct(target, given)),
    get: (target, name) => (name === "now" ? refuse : Reflect.get(target, name)),
  });
}

function refusing(name: string, sandbox: Sandbox): unknown {
  const refuse = (field: string | symbol) =>
    sandbox.refuse(
      "real-world",
      `${name}.${String(field)} is not in the simulated world; a node acts through ctx alone`,
    );
  return new Proxy(
    {},
    { get: (_, field) => refuse(field), set: (_, field) => refuse(field), has: (_, field) => refuse(field) },
  );
}
