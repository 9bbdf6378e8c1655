/**
 * What all services have in common: each remembers what it was asked for an order and what it answered. The effect and the
 * answer are one forced record, and a refusal is remembered like an effect. Task 14's receiver, boiled down. [Helland07, IETF-idem]
 */
import type { Context, NodeId } from "@workbook/harness";
import type { Command, OrderId, Reason, Refused, Reply } from "#given/messages.ts";

/** A record of a service's log: a command that has taken effect, or word of one that was refused. */
export type ServiceRecord<C extends Command> = C | Refused;

/** Does what it is asked for an order once, and answers alike each time. */
export abstract class Service<C extends Command> {
  readonly ctx: Context<Reply, ServiceRecord<C>>;
  /** A reading of the log, by command and order. */
  readonly known = new Map<string, ServiceRecord<C>>();
  /** What its effects come to, by place: another reading. */
  readonly books = new Map<string, number>();

  constructor(ctx: Context<Reply, ServiceRecord<C>>) {
    this.ctx = ctx;
    for (const record of ctx.log.records) this.learn(record);
  }

  /** Why a command that comes for the first time is refused, if it is. */
  abstract refusal(command: C): Reason | undefined;

  /** What a command that takes effect adds to the service's books, and where: less, if it undoes another. */
  abstract entry(command: C): { readonly place: string; readonly amount: number };

  /** Carries a command out, unless it has been dealt with before, and answers. */
  carryOut(from: NodeId, command: C): void {
    const { type, order } = command;
    if (!this.known.has(keyOf(type, order))) {
      const reason = this.refusal(command);
      const record = reason === undefined ? command : ({ type: "refused", order, command: type, reason } as const);
      this.ctx.log.force(record);
      this.learn(record);
    }
    const record = this.known.get(keyOf(type, order))!;
    this.ctx.send(from, record.type === "refused" ? (record as Refused) : { type: "done", order, command: type });
  }

  private learn(record: ServiceRecord<C>): void {
    if (record.type === "refused") this.known.set(keyOf((record as Refused).command, record.order), record);
    else {
      this.known.set(keyOf(record.type, record.order), record);
      const { place, amount } = this.entry(record as C);
      this.books.set(place, (this.books.get(place) ?? 0) + amount);
    }
  }
}

function keyOf(command: Command["type"], order: OrderId): string {
  return `${command} ${order}`;
}
