/** The log is one record, the saga's state, replaced as a whole at every step: replay is reading it. */
import type { Variant } from "@workbook/grading";
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Action, Begin, Compensation, Ended, ServiceReply } from "#given/messages.ts";
import type { Step } from "#given/plan.ts";

export const variant: Variant = {
  replaces: "coordinator.ts",
  shape: "a state machine whose state is one record, compacted at every step",
};

interface State {
  readonly saga: string;
  readonly client: NodeId;
  /** How many steps stand, as far as is known. */
  readonly standing: number;
  readonly back: boolean;
}

export class SagaCoordinator implements Node<Begin> {
  readonly ctx: Context<Action | Compensation | Ended, State>;
  readonly plan: readonly Step[];

  constructor(ctx: Context<Action | Compensation | Ended, State>, plan: readonly Step[]) {
    this.ctx = ctx;
    this.plan = plan;
  }

  async onStart(): Promise<void> {
    while (await this.advance());
  }

  async onBegin(client: NodeId, { saga }: Begin): Promise<void> {
    this.become({ saga, client, standing: 0, back: false });
    while (await this.advance());
  }

  become(state: State): void {
    this.ctx.log.compact([state]);
  }

  /** One question and what follows from its answer. False when nothing is left to do. */
  async advance(): Promise<boolean> {
    const [state] = this.ctx.log.records;
    if (!state) return false;
    const { saga, client, standing, back } = state;
    if (standing === (back ? 0 : this.plan.length)) {
      this.ctx.send(client, { type: "ended", saga, status: back ? "compensated" : "completed" });
      return false;
    }
    const at = back ? standing - 1 : standing;
    const step = this.plan[at]!;
    const key = `${saga}:${at}`;
    const request = back && step.kind === "compensatable" ? step.compensation(key) : step.action(key);
    const result = await this.ctx.call<ServiceReply>(step.service, request, { timeoutMs: 80 });
    if (!result.ok) return true;
    if (result.reply.type === "busy") await this.ctx.sleep(20);
    else if (result.reply.type === "refused") this.become({ ...state, back: true });
    else this.become({ ...state, standing: back ? at : at + 1 });
    return true;
  }
}
