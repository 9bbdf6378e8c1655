/**
 * One life of one node, from a start to a crash: gives it inputs, notes its effects. Handlers and `async` code run on the
 * same engine: a step ends when every continuation has run, whether handlers are finished or suspended.
 */
import type { Context } from "./context.ts";
import type { CallId, Effect } from "./effect.ts";
import type { StepResult } from "./executor.ts";
import { classNameOf, type Fields, fieldsOf, Numbering } from "./fields.ts";
import type { Input } from "./input.ts";
import { restoreAwaiting, restoreIntrinsics } from "./intrinsics.ts";
import type { LiveStep } from "./live.ts";
import { LocalState } from "./local-state.ts";
import { makeContext, type Pending } from "./make-context.ts";
import { handlerName } from "./message.ts";
import { copyPlain, deepFreeze, type NodeId } from "./plain.ts";
import { Refusal } from "./refusal.ts";
import type { Evaluation } from "./source.ts";
import { StepNotes } from "./step-notes.ts";
import type { PromiseWatch, Surroundings } from "./surroundings.ts";

const none: readonly string[] = [];

type Handler = (...given: unknown[]) => unknown;

/** More effects than any handler needs, and few enough that a crash after each of them can be tried. */
const mostEffects = 1000;
/** As it was before any node's code could replace it. */
const { then } = Promise.prototype;

/** One life of one node. */
export class Incarnation {
  private instance: object | undefined;
  private local = new LocalState(0, []);
  private effects: Effect[] = [];
  private readonly notes: StepNotes;
  private running = false;
  private readsClock = false;
  private readonly suspended = new Map<number, string>();
  private readonly pending: Pending = { calls: new Map(), sleeps: new Map(), draws: 0 };
  private handled = 0;
  private readonly node: NodeId;
  private readonly evaluation: Evaluation;
  private readonly surroundings: Surroundings;
  private readonly watchful: boolean;
  private context: Context | undefined;
  private readonly opaque = new Numbering();

  /** @param watchful whether to look, whenever its code has run, if it changed what everything in this process shares */
  constructor(node: NodeId, evaluation: Evaluation, surroundings: Surroundings, watchful: boolean) {
    this.node = node;
    this.evaluation = evaluation;
    this.surroundings = surroundings;
    this.watchful = watchful;
    this.notes = new StepNotes(evaluation.sandbox, () => this.roleName());
  }

  /** Takes a step whose result is known already. Nothing is left to wait for when the watch saw no promise touched. */
  advance(input: Input, watch?: PromiseWatch): Promise<void> | undefined {
    watch?.touched();
    this.begin(input);
    if (!watch || watch.touched()) return this.settled();
    this.running = false;
    return undefined;
  }

  /** Takes a step and tells what came of it: at once when the watch saw no promise touched. */
  step(input: Input, watch?: PromiseWatch): StepResult | Promise<StepResult> {
    const before = this.fields();
    const { suspended, handled } = this;
    const waiting = suspended.size > 0;
    watch?.touched();
    this.begin(input);
    if (!watch || watch.touched()) return this.resultOnceSettled(before, () => waiting || this.handled > handled);
    this.running = false;
    if (this.watchful) this.notes.changed(restoreIntrinsics());
    return this.result(before);
  }

  private async settled(): Promise<void> {
    restoreAwaiting();
    await this.surroundings.settle();
    this.running = false;
  }

  /** @param continued whether code of this node may have run once more since the step began */
  private async resultOnceSettled(before: Fields, continued: () => boolean): Promise<StepResult> {
    this.notes.changed(this.watchful ? restoreIntrinsics() : restoreAwaiting());
    const rejections = await this.surroundings.rejections();
    this.running = false;
    if (this.watchful && continued()) this.notes.changed(restoreIntrinsics());
    for (const error of rejections) this.notes.threw(": an async function that nobody awaits", error);
    return this.result(before);
  }

  /**
   * Takes a step and tells its effects alone: at once when the watch saw no promise touched, for then nothing is left
   * that could continue.
   */
  live(input: Input, watch?: PromiseWatch): LiveStep | Promise<LiveStep> {
    watch?.touched();
    this.begin(input);
    if (input.kind === "start") this.notes.changed(restoreIntrinsics());
    if (!watch || watch.touched()) return this.afterContinuations();
    this.running = false;
    return this.done();
  }

  private async afterContinuations(): Promise<LiveStep> {
    const rejections = await this.surroundings.rejections();
    this.running = false;
    for (const error of rejections) this.notes.threw(": an async function that nobody awaits", error);
    return this.done();
  }

  private done(): LiveStep {
    return {
      effects: this.effects,
      suspended: this.suspended.size === 0 ? none : [...this.suspended.values()],
      failure: this.notes.failure,
      todo: this.notes.todo,
    };
  }

  private begin(input: Input): void {
    this.effects = [];
    this.running = true;
    this.evaluation.sandbox.begin();
    if (input.kind === "start") this.start(input);
    else {
      this.local.receive(input);
      this.dispatch(input);
    }
  }

  private fields(): Fields {
    try {
      return fieldsOf(this.instance ?? {}, new Set([this.context, this.context?.log]), this.opaque);
    } catch (error) {
      this.notes.threw(
        "",
        error instanceof Refusal ? new Refusal(error.rule, `${this.roleName()}: ${error.message}`) : error,
      );
      return { text: "<unreadable>", complete: false, opaque: "" };
    }
  }

  private result(before: Fields): StepResult {
    this.evaluation.sandbox.assertInTime(this.node);
    const { text, complete, opaque } = this.fields();
    const awaiting = this.pending.calls.size + this.pending.sleeps.size + this.suspended.size;
    return {
      effects: this.effects,
      fields: text,
      mergeable: complete && awaiting === 0,
      unchanged: text === before.text && opaque === before.opaque,
      suspended: [...this.suspended.values()],
      readsClock: this.readsClock,
      draws: this.pending.draws,
      printed: this.evaluation.sandbox.output,
      failure: this.notes.failure,
      todo: this.notes.todo,
    };
  }

  private start({ incarnation, log, at, seed }: Extract<Input, { kind: "start" }>): void {
    this.local = new LocalState(incarnation, log, at);
    const ctx = makeContext({
      id: this.node,
      nodes: new Set(this.evaluation.nodes),
      local: this.local,
      pending: this.pending,
      numbers: seed === undefined ? `${this.node}/${incarnation}` : `${seed}/${this.node}/${incarnation}`,
      effect: (effect) => this.effect(effect),
      readClock: () => this.readClock(),
      guard: (act) => this.guard(act),
    });
    this.context = ctx;
    this.handle("constructor", () => {
      this.instance = this.evaluation.create(this.node, ctx);
    });
    const onStart = this.handler("onStart");
    if (onStart) this.handle("onStart", onStart);
  }

  private dispatch(input: Exclude<Input, { kind: "start" }>): void {
    switch (input.kind) {
      case "deliver":
        return this.deliver(input);
      case "timer":
        return this.timer(input.name);
      case "reply":
        this.pending.calls.get(input.call)?.({ ok: true, reply: deepFreeze(input.message) });
        this.pending.calls.delete(input.call);
        return;
      case "expire":
        this.pending.calls.get(input.call)?.({ ok: false, outcome: "indefinite" });
        this.pending.calls.delete(input.call);
        return;
      case "wake":
        this.pending.sleeps.get(input.sleep)?.();
        this.pending.sleeps.delete(input.sleep);
        return;
    }
  }

  private timer(name: string): void {
    const onTimer = this.handler("onTimer");
    if (onTimer) this.handle("onTimer", () => onTimer(name));
    else this.notes.missing("onTimer", `its timer "${name}" expired`);
  }

  private deliver({ from, message, call }: Extract<Input, { kind: "deliver" }>): void {
    const own = handlerName(message.type);
    const found = this.handler(own);
    const name = found ? own : "onMessage";
    const handler = found ?? this.handler(name);
    if (!handler) return this.notes.missing(own, `it received "${message.type}" from ${from}`);
    const answer = call === undefined ? undefined : (reply: unknown) => this.answer(name, from, call, reply);
    this.handle(name, () => handler(from, deepFreeze(message)), answer);
  }

  /** The node's handler of that name. Looking for it may run the node's code: a getter, a proxy's trap. */
  private handler(name: string): Handler | undefined {
    try {
      const found = (this.instance as Record<string, unknown> | undefined)?.[name];
      return typeof found === "function" ? (...given) => Reflect.apply(found, this.instance, given) : undefined;
    } catch (error) {
      this.notes.threw(name, error);
      return undefined;
    }
  }

  private answer(name: string, to: NodeId, call: CallId, reply: unknown): void {
    if (reply === undefined) throw new Refusal("plain-data", `${name} answers a call with nothing; return the reply`);
    this.effect({ kind: "reply", call, to, message: copyPlain(reply, "a reply") });
  }

  /** Runs a handler, now or until it is suspended; what it throws becomes this step's failure. */
  private handle(name: string, body: () => unknown, answer?: (reply: unknown) => void): void {
    try {
      const handled = body();
      if (handled instanceof Promise) this.suspend(name, handled, answer);
      else answer?.(handled);
    } catch (error) {
      this.notes.threw(name, error);
    }
  }

  private suspend(name: string, handled: Promise<unknown>, answer?: (reply: unknown) => void): void {
    const number = this.handled++;
    this.suspended.set(number, name);
    then.call(
      handled,
      (reply) => {
        this.suspended.delete(number);
        this.handle(name, () => answer?.(reply));
      },
      (error) => {
        this.suspended.delete(number);
        this.notes.threw(name, error);
      },
    );
  }

  private effect(effect: Effect): void {
    if (!this.running)
      throw new Refusal(
        "outside-handler",
        "ctx was used outside a handler of its own incarnation; use the ctx that this one was made with",
      );
    if (this.effects.length === mostEffects)
      throw new Refusal("too-large", `one step has more than ${mostEffects} effects; do less at once`);
    this.effects.push(effect);
    this.local.apply(effect);
  }

  private readClock(): void {
    this.readsClock = true;
  }

  /** Notes a refusal even when the node's code catches it. */
  private guard<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (error instanceof Refusal) this.notes.threw("", error);
      throw error;
    }
  }

  private roleName(): string {
    return `${this.instance ? classNameOf(this.instance) : ""} ${this.node}`.trim();
  }
}
