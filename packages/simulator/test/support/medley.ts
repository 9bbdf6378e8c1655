/** A cluster that does everything a node may do: for comparing ways to run it, not for sense. */
import { always, type Cluster, type Context, type Monitor, type NodeId, type Plain } from "@workbook/harness";
import { clusterOf } from "./toy.ts";

type Job = { readonly type: "job"; readonly number: number };
type Note = { readonly type: "note"; readonly text: string };

class Worker {
  jobs = 0;

  constructor(
    readonly ctx: Context<Note>,
    readonly others: readonly NodeId[],
  ) {}

  onStart(): void {
    this.jobs = this.ctx.log.records.length;
    this.ctx.setTimer("tick", 20 + 20 * this.ctx.random());
    if (this.ctx.restarted) this.ctx.emit(`back with ${this.jobs}`);
  }

  async onJob(_from: NodeId, { number }: Job): Promise<Plain> {
    this.ctx.log.write({ number });
    if (number % 3 === 0) await this.ctx.sleep(5);
    this.ctx.log.force();
    for (const id of this.others) this.ctx.send(id, { type: "note", text: `did ${number}` });
    return { number, at: this.ctx.now() };
  }

  onNote(from: NodeId, { text }: Note): void {
    this.jobs++;
    if (this.jobs === 5) this.ctx.log.compact([{ jobs: this.jobs }]);
    if (this.jobs % 4 === 0) this.ctx.emit({ from, text });
  }

  onTimer(): void {
    this.ctx.log.write("tick");
    if (this.jobs < 12) this.ctx.setTimer("tick", 30);
    else if (this.jobs % 2) this.ctx.decide("commit");
  }
}

class Boss {
  done = 0;

  constructor(
    readonly ctx: Context<Job | Note>,
    readonly workers: readonly NodeId[],
  ) {}

  async onStart(): Promise<void> {
    for (let number = 0; number < 6; number++) {
      const worker = this.workers[number % this.workers.length]!;
      const job = { type: "job", number } as const;
      for (const id of this.workers) this.ctx.send(id, { type: "note", text: `now ${number}` });
      const options = number % 2 ? { retry: "until-reply" as const } : { timeoutMs: 15 };
      const result = await this.ctx.call(worker, job, options);
      this.ctx.emit(result.ok ? (result.reply as Plain) : result.outcome);
      this.done++;
    }
  }
}

/** One boss, three workers. */
export function medley(): Cluster {
  const workers = ["w1", "w2", "w3"];
  return clusterOf({
    boss: (ctx) => new Boss(ctx, workers),
    ...Object.fromEntries(
      workers.map((id) => [
        id,
        (ctx: Context<Note>) =>
          new Worker(
            ctx,
            workers.filter((other) => other !== id),
          ),
      ]),
    ),
  });
}

/** All that is observed, in words. */
export const everything: Monitor<readonly string[]> = {
  name: "everything",
  watches: ["start", "restart", "crash", "deliver", "timer", "send", "write", "stable", "compact", "decide", "emit"],
  initial: () => [],
  observe: (seen, event) => [...seen, JSON.stringify(event)],
};

/** Breaks when so many events have been observed: a run of a certain length, whatever happens in it. */
export const stopsAfter = (events: number) =>
  always("stops", everything, (seen) => seen.length >= events && `${seen.length} events`);
