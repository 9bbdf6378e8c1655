/** Those who want sagas: one that asks once, and one that does not give up. */
import type { Context, NodeId } from "@workbook/harness";
import { nameOfSaga } from "./fate.ts";
import type { Begin, Inquire, StatusReport } from "./messages.ts";

/** Asks once for each saga: if the orchestrator is down just then, nothing begins. It may inquire until it is answered. */
export class Client {
  readonly ctx: Context<Begin | Inquire>;
  readonly orchestrator: NodeId;
  readonly sagas: number;
  readonly inquiries: number;

  constructor(ctx: Context<Begin | Inquire>, orchestrator: NodeId, sagas: number, inquiries: number) {
    this.ctx = ctx;
    this.orchestrator = orchestrator;
    this.sagas = sagas;
    this.inquiries = inquiries;
  }

  async onStart(): Promise<void> {
    for (let index = 0; index < this.sagas; index++)
      this.ctx.send(this.orchestrator, { type: "begin", saga: nameOfSaga(index) });
    for (let count = 0; count < this.inquiries; count++)
      await this.ctx.call(this.orchestrator, { type: "inquire", saga: nameOfSaga(0) }, { retry: "until-reply" });
  }
}

const pollMs = 1_000;

/** Asks for all sagas at once, each until it is answered, and inquires until it has ended. Shows what it is told. */
export class Crowd {
  readonly ctx: Context<Begin | Inquire>;
  readonly orchestrator: NodeId;
  readonly sagas: number;

  constructor(ctx: Context<Begin | Inquire>, orchestrator: NodeId, sagas: number) {
    this.ctx = ctx;
    this.orchestrator = orchestrator;
    this.sagas = sagas;
  }

  async onStart(): Promise<void> {
    await Promise.all(Array.from({ length: this.sagas }, (_, index) => this.follow(nameOfSaga(index))));
  }

  private async follow(saga: string): Promise<void> {
    let status = await this.ask({ type: "begin", saga });
    while (!isTerminal(status)) {
      await this.ctx.sleep(pollMs);
      status = await this.ask({ type: "inquire", saga });
    }
  }

  private async ask(request: Begin | Inquire): Promise<StatusReport["status"]> {
    const result = await this.ctx.call<StatusReport>(this.orchestrator, request, { retry: "until-reply" });
    if (!result.ok) return "unknown";
    this.ctx.emit({ ...result.reply, type: "told" });
    return result.reply.status;
  }
}

function isTerminal(status: StatusReport["status"]): boolean {
  return status === "completed" || status === "compensated" || status === "dead";
}
