/**
 * A client: runs transactions one after the other, each operation when the one before it is answered. What is not answered it asks
 * again; what was aborted it tries again, under a new name, as old as before. It is not for you to write, and makes no mistakes.
 */
import type { Context, Decision, Node, NodeId, Plain } from "@workbook/harness";
import type { Abort, Commit, Done, Outcome, Read, Refused, ToClient, TxId, Value, Write } from "./messages.ts";
import type { Plan, Step } from "./plan.ts";
import { type ShardMap, shardOf } from "./shard-map.ts";

const askAgainMs = 500;

/** Forced before what it speaks of: after a crash the client brings to its end what it had begun. */
type LogRecord =
  /** An attempt begins. Its transaction is the nth of its client. */
  | { readonly type: "began"; readonly tx: TxId; readonly nth: number }
  /** All was done, and the end is about to be asked for. */
  | { readonly type: "asked"; readonly tx: TxId; readonly tickets: Readonly<Record<NodeId, number>> };

type Sent = Read | Write | Commit | Abort | { readonly type: "over" };

/** What clients show to the world: what they are about to do, and what came of it. */
export type Shown =
  | { readonly type: "began"; readonly tx: TxId; readonly steps: readonly Step[]; readonly at: number }
  | {
      readonly type: "ended";
      readonly tx: TxId;
      readonly decision: Decision;
      /** What each read found, in the order of the steps; nothing where the client has forgotten it in a crash. */
      readonly found?: readonly Value[];
      readonly at: number;
    }
  /** It has done its part, and waits until all is quiet. */
  | { readonly type: "rests" }
  /** It has no more to do. */
  | { readonly type: "over" };

function withValue(step: Step, name: string): Step {
  return step.kind === "write" && step.value === "" ? { ...step, value: name } : step;
}

/** What a client needs to know. */
export interface ClientSettings {
  readonly shards: ShardMap;
  readonly manager: NodeId;
  /** Its transactions, in their order. */
  readonly plans: readonly Plan[];
  /** How often it tries each. */
  readonly attempts: number;
  /** Told when all is over. */
  readonly tells?: NodeId;
}

/** One client. */
export class Client implements Node<ToClient> {
  readonly ctx: Context<Sent, LogRecord>;
  readonly settings: ClientSettings;
  /** The transaction that is under way, by its number from 0, and which attempt at it. */
  nth = 0;
  attempt = 0;
  tx: TxId = "";
  /** When its first attempt began, and when this one did. */
  age = 0;
  began = 0;
  /** What it does, and the operation that is under way. */
  steps: readonly Step[] = [];
  op = 0;
  found: readonly Value[] = [];
  tickets: Readonly<Record<NodeId, number>> = {};
  /** What it waits for. After a crash it has forgotten what it found. */
  waitsFor: "answer" | "commit" | "abort" | "nothing" = "nothing";
  forgot = false;

  constructor(ctx: Context<Sent, LogRecord>, settings: ClientSettings) {
    this.ctx = ctx;
    this.settings = settings;
  }

  onStart(): void {
    const last = this.ctx.log.records.at(-1);
    if (last) this.recover(last);
    else this.begin();
  }

  /** Begins an attempt, unless all is over. */
  begin(): void {
    if (this.plan === undefined) return this.finish();
    this.tx = this.nameOf();
    this.began = this.now() + this.fraction;
    if (this.attempt === 0) this.age = this.ageAtBirth();
    this.steps = this.plan.steps.map((step, op) => withValue(step, `${this.tx}/${op}`));
    this.op = 0;
    this.found = [];
    this.tickets = {};
    this.forgot = false;
    this.ctx.log.force({ type: "began", tx: this.tx, nth: this.nth });
    this.show({ type: "began", tx: this.tx, steps: this.steps, at: this.now() });
    this.proceed();
  }

  get plan(): Plan | undefined {
    return this.settings.plans[this.nth];
  }

  /** A client with one transaction and one attempt lends it its own name. */
  private nameOf(): TxId {
    const { plans, attempts } = this.settings;
    if (plans.length === 1 && attempts === 1) return this.ctx.id;
    return `${this.ctx.id}.${this.nth + 1}.${this.attempt + 1}`;
  }

  /** The time in milliseconds. Where all schedules are explored it stands still: a clock would make states without end. */
  protected now(): number {
    return 0;
  }

  /** Tells clients apart that begin at the same time. */
  private get fraction(): number {
    return Number(this.ctx.id.replace(/\D/g, "")) / 1000;
  }

  /** The age of a transaction whose first attempt begins. */
  protected ageAtBirth(): number {
    return this.began;
  }

  private recover(last: LogRecord): void {
    this.tx = last.tx;
    this.forgot = true;
    const began = this.ctx.log.records.findLast((record) => record.type === "began");
    if (began?.type === "began") this.nth = began.nth;
    this.attempt = this.settings.attempts; // It does not know what it wanted to write; so it does not try again.
    if (last.type === "asked") this.tickets = last.tickets;
    this.askFor(last.type === "asked" ? "commit" : "abort");
  }

  /** The next operation, or the end. */
  private proceed(): void {
    if (this.op < this.steps.length) return this.ask();
    const { end } = this.plan!;
    if (end === "commit") this.ctx.log.force({ type: "asked", tx: this.tx, tickets: this.tickets });
    this.askFor(end);
  }

  /** Asks for an operation, again if need be. */
  private ask(): void {
    this.waitsFor = "answer";
    const { tx, op, age, began } = this;
    const step = this.steps[op]!;
    const asked = { tx, op, age, began, key: step.key };
    const message =
      step.kind === "read" ? { type: step.kind, ...asked } : { type: step.kind, ...asked, value: step.value };
    this.ctx.send(this.shardOf(step.key), message);
    this.ctx.setTimer("ask", askAgainMs);
  }

  /** Asks for the end, again if need be. */
  private askFor(end: "commit" | "abort"): void {
    this.waitsFor = end;
    const { tx, tickets, shards } = this;
    this.ctx.send(this.settings.manager, end === "commit" ? { type: end, tx, tickets } : { type: end, tx, shards });
    this.ctx.setTimer("ask", askAgainMs);
  }

  /** The shards that may have heard of this transaction: after a crash, any. */
  private get shards(): NodeId[] {
    if (this.forgot) return Object.keys(this.settings.shards);
    const asked = this.steps.slice(0, this.op + 1);
    return [...new Set(asked.map(({ key }) => this.shardOf(key)))];
  }

  /** The shard that holds a key. */
  protected shardOf(key: string): NodeId {
    return shardOf(this.settings.shards, key);
  }

  onTimer(name: string): void {
    if (name === "again") this.begin();
    else if (this.waitsFor === "answer") this.ask();
    else if (this.waitsFor !== "nothing") this.askFor(this.waitsFor);
  }

  onDone(from: NodeId, { tx, op, value, ticket }: Done): void {
    if (!this.isAwaited(tx, op)) return;
    if ((this.tickets[from] ?? ticket) !== ticket) return this.askFor("abort");
    this.tickets = { ...this.tickets, [from]: ticket };
    if (this.steps[op]!.kind === "read") this.found = [...this.found, value ?? null];
    this.op += 1;
    this.proceed();
  }

  onRefused(_from: NodeId, { tx, op }: Refused): void {
    if (this.isAwaited(tx, op)) this.askFor("abort");
  }

  private isAwaited(tx: TxId, op: number): boolean {
    return this.waitsFor === "answer" && tx === this.tx && op === this.op;
  }

  onOutcome(_from: NodeId, { tx, decision }: Outcome): void {
    if (tx !== this.tx || (this.waitsFor !== "commit" && this.waitsFor !== "abort")) return;
    this.waitsFor = "nothing";
    this.ctx.cancelTimer("ask");
    const found = this.forgot ? {} : { found: this.found };
    this.show({ type: "ended", tx, decision, ...found, at: this.now() });
    if (this.settings.plans.length === 1 && this.settings.attempts === 1) this.ctx.decide(decision);
    this.goOn(decision);
  }

  /** The same transaction again, or the next one. */
  private goOn(decision: Decision): void {
    this.attempt += 1;
    const tries = decision === "abort" && this.plan?.end === "commit" && this.attempt < this.settings.attempts;
    if (!tries) {
      this.nth += 1;
      this.attempt = 0;
    }
    if (this.plan === undefined) this.finish();
    else this.ctx.setTimer("again", this.pauseMs());
  }

  /** How long it rests between two attempts or transactions. */
  protected pauseMs(): number {
    return 100;
  }

  private finish(): void {
    this.show({ type: "over" });
    if (this.settings.tells !== undefined) this.ctx.send(this.settings.tells, { type: "over" });
  }

  protected show(shown: Shown): void {
    this.ctx.emit(shown as unknown as Plain);
  }
}
