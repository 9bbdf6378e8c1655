/** A client with many transactions of a few operations each, most of which read what they write. */
import type { NodeId } from "@workbook/harness";
import { Client, type ClientSettings } from "./client.ts";
import type { Plan, Step } from "./plan.ts";
import type { ShardMap } from "./shard-map.ts";

/** What a client has to do. */
export interface Load {
  /** So many transactions. */
  readonly each: number;
  /** Whether it looks at every key at its end, when it is told that all is quiet. */
  readonly looksBack: boolean;
}

/** From now on nobody crashes: what is under way is brought to its end, no more is begun, and every key is looked at. */
export interface Quiet {
  readonly type: "quiet";
}

/** A client that has a clock, and rests for random times: the longer, the more often it has failed. */
export class BusyClient extends Client {
  /** Its last transaction, for which all has to be quiet: the number of those before it. */
  readonly lookBack: number | undefined;
  isQuiet = false;
  rests = false;

  constructor(ctx: Client["ctx"], settings: Omit<ClientSettings, "plans">, { each, looksBack }: Load) {
    const plans = anyPlans(each, settings.shards, () => ctx.random());
    super(ctx, { ...settings, plans: looksBack ? [...plans, everyKey(settings.shards)] : plans });
    this.lookBack = looksBack ? each : undefined;
  }

  override begin(): void {
    if (this.lookBack === undefined) return super.begin();
    if (this.isQuiet && this.nth < this.lookBack) {
      this.nth = this.lookBack;
      this.attempt = 0;
    }
    this.rests = this.nth === this.lookBack && !this.isQuiet;
    if (this.rests) this.show({ type: "rests" });
    else super.begin();
  }

  onQuiet(_from: NodeId, _message: Quiet): void {
    this.isQuiet = true;
    if (this.rests) this.begin();
  }

  protected override now(): number {
    return this.ctx.now();
  }

  protected override pauseMs(): number {
    return 50 * (1 + this.ctx.random()) * (1 + Math.min(this.attempt, 5));
  }
}

/** So many transactions, drawn at random. */
function anyPlans(count: number, shards: ShardMap, random: () => number): Plan[] {
  return Array.from({ length: count }, () => anyPlan(Object.values(shards).flat(), random));
}

function anyPlan(keys: readonly string[], random: () => number): Plan {
  const chosen = shuffled(keys, random).slice(0, 1 + Math.floor(3 * random()));
  const isReadOnly = random() < 0.2;
  const steps = chosen.flatMap((key) => (isReadOnly ? [read(key)] : stepsWith(key, random())));
  return { steps, end: random() < 0.05 ? "abort" : "commit" };
}

function stepsWith(key: string, chance: number): Step[] {
  if (chance < 0.2) return [read(key)];
  return chance < 0.3 ? [write(key)] : [read(key), write(key)];
}

function everyKey(shards: ShardMap): Plan {
  return { steps: Object.values(shards).flat().map(read), end: "commit" };
}

function read(key: string): Step {
  return { kind: "read", key };
}

function write(key: string): Step {
  return { kind: "write", key, value: "" };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => [random(), item] as const)
    .sort(([one], [other]) => one - other)
    .map(([, item]) => item);
}
