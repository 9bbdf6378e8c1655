/**
 * The saga execution coordinator: T1 … Tn, or T1 … Tj Cj … C1, through crashes and unanswered calls. [GMS87, Richardson]
 * Simplified: one saga, begun by one message.
 */
import { type Context, type Node, type NodeId, todo } from "@workbook/harness";
import type { Action, Begin, Compensation, Ended } from "#given/messages.ts";
import type { Step } from "#given/plan.ts";
import type { SagaRecord } from "./saga-log.ts";

/** Carries out the plan for whoever asks. */
export class SagaCoordinator implements Node<Begin> {
  readonly ctx: Context<Action | Compensation | Ended, SagaRecord>;
  /** T1 … Tn. */
  readonly plan: readonly Step[];

  constructor(ctx: Context<Action | Compensation | Ended, SagaRecord>, plan: readonly Step[]) {
    this.ctx = ctx;
    this.plan = plan;
  }

  /** Runs at the first start and after every crash. */
  async onStart(): Promise<void> {
    todo("2a: a saga may have been under way. What do you know of it, and what can you not know?");
  }

  async onBegin(_client: NodeId, _begin: Begin): Promise<void> {
    todo("2b: what must have happened before the first service hears of this saga?");
  }

  /** T(j+1) … Tn, after j steps are done. */
  async forward(): Promise<void> {
    todo("2c: a step is done, is refused, is put off, or nobody answers. What then? What is logged, and when?");
  }

  /** Cj … C1. */
  async backward(): Promise<void> {
    todo("2d: which steps have to be undone? Which can no longer be? What if there is no answer?");
  }
}
