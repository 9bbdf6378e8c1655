/**
 * The saga as an async function that reads as the business does. What came out of each command is logged; after a crash the
 * function runs again from its beginning, and what is logged is not asked again.
 */
import type { Variant } from "@workbook/grading";
import type { Context, Node, NodeId } from "@workbook/harness";
import type {
  Ask,
  Begin,
  CommandName,
  DeadLetter,
  HistoryEntry,
  Inquire,
  Reply,
  Status,
  StatusReport,
} from "#given/messages.ts";
import { serviceOf } from "#given/plan.ts";
import { maxAttempts, pauseMs } from "#given/retry.ts";

export const variant: Variant = {
  replaces: "orchestrator.ts",
  shape: "an async function with ctx.call instead of a table, replayed from a log of outcomes",
};

type Outcome = HistoryEntry["outcome"];
type SagaRecord = { readonly saga: string } | ({ readonly saga: string } & HistoryEntry);

const compensations: Partial<Record<CommandName, CommandName>> = { reserve: "release", charge: "refund" };

export class Orchestrator implements Node<Begin | Inquire> {
  readonly ctx: Context<Ask | DeadLetter, SagaRecord>;
  readonly operator: NodeId;

  constructor(ctx: Context<Ask | DeadLetter, SagaRecord>, operator: NodeId) {
    this.ctx = ctx;
    this.operator = operator;
  }

  async onStart(): Promise<void> {
    const sagas = new Set(this.ctx.log.records.map(({ saga }) => saga));
    await Promise.all([...sagas].map((saga) => this.run(saga)));
  }

  async onBegin(_client: NodeId, { saga }: Begin): Promise<StatusReport> {
    const known = this.ctx.log.records.some((record) => record.saga === saga);
    if (!known) {
      this.ctx.log.force({ saga });
      await this.run(saga);
    }
    return this.report(saga);
  }

  onInquire(_client: NodeId, { saga }: Inquire): StatusReport {
    return this.report(saga);
  }

  async run(saga: string): Promise<void> {
    const answered = (await this.forward(saga)) !== "unanswered";
    if (!answered) this.ctx.send(this.operator, { type: "deadLetter", saga, history: this.history(saga) });
  }

  async forward(saga: string): Promise<Outcome> {
    const standing: CommandName[] = [];
    for (const command of ["reserve", "charge", "ship"] as const) {
      const outcome = await this.carryOut(saga, command);
      if (outcome === "unanswered") return outcome;
      if (outcome === "refused") return this.backward(saga, standing);
      standing.push(command);
    }
    return "done";
  }

  async backward(saga: string, standing: CommandName[]): Promise<Outcome> {
    for (const command of standing.reverse())
      if ((await this.carryOut(saga, compensations[command]!)) === "unanswered") return "unanswered";
    return "done";
  }

  /** Once for each saga and command, whatever crashes. */
  async carryOut(saga: string, command: CommandName): Promise<Outcome> {
    const known = this.history(saga).find((entry) => entry.command === command);
    if (known) return known.outcome;
    const outcome = await this.ask(saga, command);
    this.ctx.log.force({ saga, command, outcome });
    return outcome;
  }

  async ask(saga: string, type: CommandName): Promise<Outcome> {
    for (let attempt = 1; attempt <= maxAttempts; attempt++) {
      const request: Ask = { type: "ask", command: { type, saga } };
      const timeoutMs = pauseMs(attempt);
      const result = await this.ctx.call<Reply>(serviceOf[type], request, { timeoutMs });
      if (result.ok && result.reply.type !== "stumbled") return result.reply.type;
      if (result.ok) await this.ctx.sleep(timeoutMs);
    }
    return "unanswered";
  }

  history(saga: string): HistoryEntry[] {
    return this.ctx.log.records.flatMap((record) => {
      if (record.saga !== saga || !("command" in record)) return [];
      return [{ command: record.command, outcome: record.outcome }];
    });
  }

  report(saga: string): StatusReport {
    const known = this.ctx.log.records.some((record) => record.saga === saga);
    return { type: "status", saga, status: known ? statusAfter(this.history(saga)) : "unknown" };
  }
}

function statusAfter(history: readonly HistoryEntry[]): Status {
  if (history.some(({ outcome }) => outcome === "unanswered")) return "dead";
  const refused = history.findIndex(({ outcome }) => outcome === "refused");
  if (refused >= 0) return history.length === 2 * refused + 1 ? "compensated" : "compensating";
  return history.length === 3 ? "completed" : "running";
}
