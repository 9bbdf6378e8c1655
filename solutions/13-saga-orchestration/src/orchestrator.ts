/**
 * The saga orchestrator: it interprets the state machine, and its log is the events. [Richardson, GMS87]
 * A command leaves after the event that calls for it is stable; after a crash it is sent again, and the services recognise it.
 */
import type { Context, Node, NodeId } from "@workbook/harness";
import type {
  Begin,
  Command,
  CommandName,
  DeadLetter,
  Done,
  Inquire,
  Refused,
  Reply,
  StatusReport,
  Stumbled,
} from "#given/messages.ts";
import { serviceOf } from "#given/plan.ts";
import { maxAttempts, pauseMs } from "#given/retry.ts";
import { type SagaEvent, statusOf, type Transition } from "./machine.ts";
import { historyOf, next, replay, type SagaRecord } from "./saga-log.ts";

/** Runs any number of sagas, none of which waits for another. */
export class Orchestrator implements Node<Begin | Inquire | Reply> {
  readonly ctx: Context<Command | DeadLetter, SagaRecord>;
  readonly operator: NodeId;
  /** Where each saga stands: what replay of the log yields. */
  readonly sagas = new Map<string, Transition>();
  /** How often the outstanding command of a saga was sent. */
  readonly attempts = new Map<string, number>();

  constructor(ctx: Context<Command | DeadLetter, SagaRecord>, operator: NodeId) {
    this.ctx = ctx;
    this.operator = operator;
  }

  /** What was commanded before the crash may not have been sent, or its reply is lost. */
  onStart(): void {
    const names = new Set(this.ctx.log.records.map(({ saga }) => saga));
    for (const saga of names) {
      this.sagas.set(saga, replay(this.eventsOf(saga)));
      this.act(saga);
    }
  }

  onBegin(_client: NodeId, { saga }: Begin): StatusReport {
    this.take(saga, "begin");
    return this.status(saga);
  }

  onInquire(_client: NodeId, { saga }: Inquire): StatusReport {
    return this.status(saga);
  }

  onDone(_service: NodeId, { saga, command }: Done): void {
    this.take(saga, `${command} done`);
  }

  onRefused(_service: NodeId, { saga, command }: Refused): void {
    this.take(saga, `${command} refused`);
  }

  /** The timer asks again, later. */
  onStumbled(_service: NodeId, _reply: Stumbled): void {}

  /** The name of a saga's timer is the saga's. */
  onTimer(saga: string): void {
    const [, command] = this.standing(saga);
    if (!command) return;
    if (this.attempts.get(saga)! < maxAttempts) this.issue(saga, command);
    else this.take(saga, `${command} unanswered`);
  }

  /** The one place where a saga moves. */
  take(saga: string, event: SagaEvent): void {
    const transition = next(this.standing(saga), event);
    if (!transition) return;
    // Stable before anybody acts on it: a crash after the command would leave an effect that no saga answers for.
    this.ctx.log.force({ event, saga });
    this.sagas.set(saga, transition);
    this.attempts.delete(saga);
    this.ctx.cancelTimer(saga);
    this.act(saga);
  }

  act(saga: string): void {
    const [state, command] = this.standing(saga);
    if (command) this.issue(saga, command);
    if (state === "dead")
      this.ctx.send(this.operator, { type: "deadLetter", saga, history: historyOf(this.eventsOf(saga)) });
  }

  issue(saga: string, command: CommandName): void {
    const attempt = (this.attempts.get(saga) ?? 0) + 1;
    this.attempts.set(saga, attempt);
    this.ctx.send(serviceOf[command], { type: command, saga });
    this.ctx.setTimer(saga, pauseMs(attempt));
  }

  status(saga: string): StatusReport {
    return { type: "status", saga, status: statusOf[this.standing(saga)[0]] };
  }

  standing(saga: string): Transition {
    return this.sagas.get(saga) ?? replay([]);
  }

  eventsOf(saga: string): SagaEvent[] {
    return this.ctx.log.records.flatMap((record) => (record.saga === saga ? [record.event] : []));
  }
}
