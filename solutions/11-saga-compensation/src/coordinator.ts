/**
 * The saga execution coordinator: T1 … Tn, or T1 … Tj Cj … C1, through crashes and unanswered calls. [GMS87, Richardson]
 * Recovery goes on in the direction that the log shows. Simplified: one saga, begun by one message.
 */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Action, Begin, Compensation, Ended, IdempotencyKey, ServiceReply } from "#given/messages.ts";
import type { Step } from "#given/plan.ts";
import { replay, type Saga, type SagaRecord } from "./saga-log.ts";

const replyTimeoutMs = 100;
const pauseMs = 50;

/** Carries out the plan for whoever asks. */
export class SagaCoordinator implements Node<Begin> {
  readonly ctx: Context<Action | Compensation | Ended, SagaRecord>;
  readonly plan: readonly Step[];

  constructor(ctx: Context<Action | Compensation | Ended, SagaRecord>, plan: readonly Step[]) {
    this.ctx = ctx;
    this.plan = plan;
  }

  async onStart(): Promise<void> {
    await this.proceed();
  }

  /** Once the record is stable the saga will end, whatever crashes. Before, nobody has heard of it. */
  async onBegin(client: NodeId, { saga }: Begin): Promise<void> {
    this.ctx.log.force({ type: "begin", saga, client });
    await this.proceed();
  }

  /** Carries the saga to its end from wherever the log says that it stands. */
  async proceed(): Promise<void> {
    const saga = replay(this.ctx.log.records);
    if (!saga) return;
    const completed = saga.direction === "forward" && (await this.forward(saga));
    if (!completed) await this.backward(saga);
    const status = completed ? "completed" : "compensated";
    this.ctx.send(saga.client, { type: "ended", saga: saga.name, status });
  }

  /** T(j+1) … Tn. False when one is refused, which only happens up to the pivot. */
  async forward({ name, standing }: Saga): Promise<boolean> {
    for (const step of this.plan.slice(standing)) {
      const outcome = await this.insist(step.service, step.action(this.keyOf(name, step)));
      if (outcome === "refused") {
        this.ctx.log.force({ type: "abort" });
        return false;
      }
      // Not earlier: a crash after the record would leave out a step that never took effect.
      this.ctx.log.force({ type: "done", step: step.name });
    }
    return true;
  }

  /** Cj … C1. */
  async backward({ name }: Saga): Promise<void> {
    const { standing } = replay(this.ctx.log.records)!;
    for (const step of this.plan.slice(0, standing).reverse()) {
      if (step.kind !== "compensatable") throw new Error(`${step.name} stands and cannot be undone`);
      await this.insist(step.service, step.compensation(this.keyOf(name, step)));
      this.ctx.log.force({ type: "undone", step: step.name });
    }
  }

  /** Asks under the same key until the outcome is definite: without an answer it may or may not have happened. */
  async insist(service: NodeId, request: Action | Compensation): Promise<"done" | "refused"> {
    for (;;) {
      const result = await this.ctx.call<ServiceReply>(service, request, { timeoutMs: replyTimeoutMs });
      if (!result.ok) continue;
      if (result.reply.type !== "busy") return result.reply.type;
      await this.ctx.sleep(pauseMs);
    }
  }

  /** The same in every incarnation, so that a service recognises a repetition. */
  keyOf(saga: string, step: Step): IdempotencyKey {
    return `${saga}/${this.plan.indexOf(step) + 1}`;
  }
}
