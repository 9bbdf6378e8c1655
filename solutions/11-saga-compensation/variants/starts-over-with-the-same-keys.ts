/** Recovers by starting over: every service recognises what it has done under a key, and what it has refused. */
import type { Variant } from "@workbook/grading";
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Action, Begin, Compensation, Ended, ServiceReply } from "#given/messages.ts";
import type { Step } from "#given/plan.ts";

export const variant: Variant = {
  replaces: "coordinator.ts",
  shape: "the log holds the begin record alone, and a restart begins with the first step and the same keys",
};

type Client = { readonly saga: string; readonly client: NodeId };

export class SagaCoordinator implements Node<Begin> {
  readonly ctx: Context<Action | Compensation | Ended, Client>;
  readonly plan: readonly Step[];

  constructor(ctx: Context<Action | Compensation | Ended, Client>, plan: readonly Step[]) {
    this.ctx = ctx;
    this.plan = plan;
  }

  async onStart(): Promise<void> {
    const [begun] = this.ctx.log.records;
    if (begun) await this.run(begun);
  }

  async onBegin(client: NodeId, { saga }: Begin): Promise<void> {
    this.ctx.log.force({ saga, client });
    await this.run({ saga, client });
  }

  async run({ saga, client }: Client): Promise<void> {
    const status = (await this.step(saga, 0)) ? "completed" : "compensated";
    this.ctx.send(client, { type: "ended", saga, status });
  }

  /** Does the steps from this one on; when that does not succeed, undoes this one. */
  async step(saga: string, index: number): Promise<boolean> {
    const step = this.plan[index];
    if (!step) return true;
    const key = `${saga}#${index}`;
    if ((await this.ask(step.service, step.action(key))) === "refused") return false;
    if (await this.step(saga, index + 1)) return true;
    if (step.kind === "compensatable") await this.ask(step.service, step.compensation(key));
    return false;
  }

  async ask(service: NodeId, request: Action | Compensation): Promise<"done" | "refused"> {
    const result = await this.ctx.call<ServiceReply>(service, request, { timeoutMs: 30, retry: "until-reply" });
    if (result.ok && result.reply.type !== "busy") return result.reply.type;
    if (result.ok) await this.ctx.sleep(20);
    return this.ask(service, request);
  }
}
