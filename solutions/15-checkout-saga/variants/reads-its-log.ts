/** A service without any field of its own: what it knows, it reads in its log each time. */
import type { Variant } from "@workbook/grading";
import type { Context, NodeId } from "@workbook/harness";
import type { Command, Reason, Refused, Reply } from "#given/messages.ts";

export const variant: Variant = {
  replaces: "service.ts",
  shape: "keeps nothing in memory: books and answers are read from the log",
};

export type ServiceRecord<C extends Command> = C | Refused;

export abstract class Service<C extends Command> {
  readonly ctx: Context<Reply, ServiceRecord<C>>;

  constructor(ctx: Context<Reply, ServiceRecord<C>>) {
    this.ctx = ctx;
  }

  abstract refusal(command: C): Reason | undefined;
  abstract entry(command: C): { readonly place: string; readonly amount: number };

  get books(): ReadonlyMap<string, number> {
    const books = new Map<string, number>();
    for (const record of this.ctx.log.records) {
      if (record.type === "refused") continue;
      const { place, amount } = this.entry(record as C);
      books.set(place, (books.get(place) ?? 0) + amount);
    }
    return books;
  }

  carryOut(from: NodeId, command: C): void {
    const { type, order } = command;
    const known = this.ctx.log.records.find((it) => it.order === order && commandIn(it) === type);
    const reason = known ? undefined : this.refusal(command);
    const fresh: ServiceRecord<C> = reason === undefined ? command : { type: "refused", order, command: type, reason };
    if (!known) this.ctx.log.force(fresh);
    const record = known ?? fresh;
    this.ctx.send(from, record.type === "refused" ? (record as Refused) : { type: "done", order, command: type });
  }
}

function commandIn(record: Command | Refused): Command["type"] {
  return record.type === "refused" ? record.command : record.type;
}
