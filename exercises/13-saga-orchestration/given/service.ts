/**
 * A service of task 11, which takes commands: inventory, payment or shipping. What it does for a saga it does at most once,
 * a refusal stays a refusal, and an action that comes after its compensation is refused.
 */
import type { Action, Compensation } from "@workbook/11-saga-compensation/given/messages.ts";
import { type Entry, Service } from "@workbook/11-saga-compensation/given/service.ts";
import type { Context, NodeId, SingleHandlerNode } from "@workbook/harness";
import { type Fate, fateOf, isPoisoned, refusalOf } from "./fate.ts";
import type { Ask, Command, Reply } from "./messages.ts";
import { steps } from "./plan.ts";

/** Replies to a command that was sent by a message, and to one that was asked with a call by what the call returns. */
export class CommandedService implements SingleHandlerNode<Command | Ask> {
  readonly ctx: Context<Reply, Entry>;
  readonly fates: readonly Fate[];
  /** Whether it shows when it stumbles. */
  readonly watched: boolean;

  constructor(ctx: Context<Reply, Entry>, fates: readonly Fate[], watched: boolean) {
    this.ctx = ctx;
    this.fates = fates;
    this.watched = watched;
  }

  onMessage(from: NodeId, request: Command | Ask): Reply {
    if (request.type === "ask") return this.carryOut(request.command);
    const reply = this.carryOut(request);
    this.ctx.send(from, reply);
    return reply;
  }

  private carryOut({ type: command, saga }: Command): Reply {
    const fate = fateOf(this.fates, saga);
    if (isPoisoned(fate, command)) return this.stumble(saga, command);
    const refused = refusalOf(fate);
    const weather = { refuses: refused === undefined ? [] : [refused], busy: 0, retriable: false };
    const reply = new Service(this.ctx as Context<never, Entry>, weather).onMessage(
      "",
      requestOf({ type: command, saga }),
    );
    if (reply.type === "refused") return { type: "refused", command, saga, reason: reply.reason };
    return { type: "done", command, saga };
  }

  private stumble(saga: string, command: Command["type"]): Reply {
    if (this.watched) this.ctx.emit({ type: "stumbled", command, saga, atMs: this.ctx.now() });
    return { type: "stumbled", command, saga };
  }
}

/** The request of task 11 that a command stands for: saga and step are its key. */
function requestOf({ type, saga }: Command): Action | Compensation {
  const [reserve, charge, ship] = steps;
  switch (type) {
    case "reserve":
      return reserve.action(`${saga}/1`);
    case "charge":
      return charge.action(`${saga}/2`);
    case "ship":
      return ship.action(`${saga}/3`);
    case "refund":
      return { type, key: `${saga}/2` };
    case "release":
      return { type, key: `${saga}/1` };
  }
}
