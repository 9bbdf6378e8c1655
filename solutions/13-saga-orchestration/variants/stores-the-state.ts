/** The log is not what happened but where each saga stands: one record a saga, replaced as a whole at every step. */
import type { Variant } from "@workbook/grading";
import type { Context, NodeId, SingleHandlerNode } from "@workbook/harness";
import type {
  Begin,
  Command,
  CommandName,
  DeadLetter,
  HistoryEntry,
  Inquire,
  Reply,
  StatusReport,
} from "#given/messages.ts";
import { serviceOf } from "#given/plan.ts";
import { maxAttempts, pauseMs } from "#given/retry.ts";

export const variant: Variant = {
  replaces: "orchestrator.ts",
  shape: "stores each saga's queue of commands and its history, compacted at every step; one handler for all messages",
};

/** What is left to do, and what has been. */
interface Saga {
  readonly name: string;
  readonly todo: readonly CommandName[];
  readonly history: readonly HistoryEntry[];
  readonly status: StatusReport["status"];
}

export class Orchestrator implements SingleHandlerNode<Begin | Inquire | Reply> {
  readonly ctx: Context<Command | DeadLetter, Saga>;
  readonly operator: NodeId;
  attempts: Record<string, number> = {};

  constructor(ctx: Context<Command | DeadLetter, Saga>, operator: NodeId) {
    this.ctx = ctx;
    this.operator = operator;
  }

  onStart(): void {
    for (const saga of this.ctx.log.records) this.act(saga);
  }

  onMessage(_from: NodeId, message: Begin | Inquire | Reply): StatusReport {
    const saga = this.find(message.saga);
    if (message.type === "begin" && !saga)
      this.become({ name: message.saga, todo: ["reserve", "charge", "ship"], history: [], status: "running" });
    if (message.type === "done" || message.type === "refused") this.answered(saga, message.command, message.type);
    return { type: "status", saga: message.saga, status: this.find(message.saga)?.status ?? "unknown" };
  }

  onTimer(name: string): void {
    const saga = this.find(name)!;
    if ((this.attempts[name] ?? 0) < maxAttempts) this.act(saga);
    else this.answered(saga, saga.todo[0]!, "unanswered");
  }

  answered(saga: Saga | undefined, command: CommandName, outcome: HistoryEntry["outcome"]): void {
    if (!saga || saga.status === "dead" || saga.todo[0] !== command) return;
    const history = [...saga.history, { command, outcome }];
    if (outcome === "unanswered") this.become({ ...saga, history, status: "dead" });
    else if (outcome === "refused") this.turnBack({ ...saga, history });
    else this.goOn({ ...saga, todo: saga.todo.slice(1), history });
  }

  goOn(saga: Saga): void {
    const end = saga.status === "running" ? "completed" : "compensated";
    this.become(saga.todo.length > 0 ? saga : { ...saga, status: end });
  }

  turnBack(saga: Saga): void {
    const refused = saga.history.length - 1;
    this.goOn({ ...saga, status: "compensating", todo: (["refund", "release"] as const).slice(2 - refused) });
  }

  become(saga: Saga): void {
    const others = this.ctx.log.records.filter(({ name }) => name !== saga.name);
    this.ctx.log.compact([...others, saga]);
    delete this.attempts[saga.name];
    this.ctx.cancelTimer(saga.name);
    this.act(saga);
  }

  act({ name, todo: [command], history, status }: Saga): void {
    if (status === "dead") this.ctx.send(this.operator, { type: "deadLetter", saga: name, history });
    else if (command) {
      this.attempts[name] = (this.attempts[name] ?? 0) + 1;
      this.ctx.send(serviceOf[command], { type: command, saga: name });
      this.ctx.setTimer(name, pauseMs(this.attempts[name]));
    }
  }

  find(name: string): Saga | undefined {
    return this.ctx.log.records.find((saga) => saga.name === name);
  }
}
