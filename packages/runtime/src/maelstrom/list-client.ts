/** A client of the store that is told its transactions one by one, and appends to lists. Else it is the client that all schedules were explored with. */
import { Client, type ClientSettings } from "@workbook/05-transactional-kv/given/client.ts";
import type { Done } from "@workbook/05-transactional-kv/given/messages.ts";
import type { Plan, Step } from "@workbook/05-transactional-kv/given/plan.ts";
import type { NodeId } from "@workbook/harness";
import { appended } from "./list-transaction.ts";

/** What it is told. */
export interface Transaction {
  readonly type: "transaction";
  readonly steps: readonly Step[];
}

/** It shows how each attempt ended, and that it is over when there is no other. */
export class ListClient extends Client {
  readonly shardNames: readonly NodeId[];
  private wanted: { readonly nth: number; readonly plan: Plan } | undefined;

  constructor(ctx: Client["ctx"], settings: Omit<ClientSettings, "plans">) {
    super(ctx, { ...settings, plans: [] });
    this.shardNames = Object.keys(settings.shards);
  }

  override get plan(): Plan | undefined {
    return this.wanted?.nth === this.nth ? this.wanted.plan : undefined;
  }

  onTransaction(_from: NodeId, { steps }: Transaction): void {
    this.wanted = { nth: this.nth, plan: { steps, end: "commit" } };
    this.begin();
  }

  /** What is to be written depends on what was read before it. */
  override onDone(from: NodeId, done: Done): void {
    const next = this.steps[done.op + 1];
    if (done.tx === this.tx && done.op === this.op && next?.kind === "write")
      this.steps = this.steps.with(done.op + 1, { ...next, value: appended(done.value ?? null, next.value) });
    super.onDone(from, done);
  }

  /** No two attempts may begin at the same time, and clocks count in milliseconds. */
  protected override now(): number {
    return Math.max(this.ctx.now(), Math.floor(this.began) + 1);
  }

  protected override pauseMs(): number {
    return 20 * (1 + this.ctx.random()) * (1 + Math.min(this.attempt, 5));
  }

  /** Any key has its place, always the same. */
  protected override shardOf(key: string): NodeId {
    const hash = [...key].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) >>> 0, 7);
    return this.shardNames[hash % this.shardNames.length]!;
  }
}
