/** The travel agency: books a whole trip as one saga, by your `runSaga`. */
import type { Context, Lifecycle, NodeId, Plain } from "@workbook/harness";
import { runSaga } from "#submission/run-saga.ts";
import type { Booking, ServiceReply, ToService } from "./messages.ts";
import type { Attempt, Step } from "./saga.ts";

/** How a step fails: it says so, or it throws. */
export type Manner = "says" | "throws";

/** Runs one saga and shows how it ended. */
export class TravelAgency implements Lifecycle {
  readonly ctx: Context;
  readonly services: readonly NodeId[];
  readonly manner: Manner;

  constructor(ctx: Context, services: readonly NodeId[], manner: Manner) {
    this.ctx = ctx;
    this.services = services;
    this.manner = manner;
  }

  async onStart(): Promise<void> {
    const steps = this.services.map((service) => this.bookingAt(service));
    const outcome = await runSaga(steps, this.ctx);
    this.ctx.emit({ ...outcome, type: "ended" } as Plain);
  }

  private bookingAt(service: NodeId): Step<Booking> {
    return {
      name: service,
      action: async () => {
        const reply = await this.ask(service, { type: "book" });
        return reply.type === "booked" ? { ok: true, result: reply.booking } : this.failed(reply);
      },
      compensation: async (booking: Booking | undefined) => {
        const reply = await this.ask(service, { type: "cancel", booking: booking ?? "nothing" });
        return reply.type === "cancelled" ? { ok: true, result: null } : this.failed(reply);
      },
    };
  }

  private failed(reply: ServiceReply): Attempt<never> {
    const reason = reply.type === "failed" ? reply.reason : `it answered "${reply.type}"`;
    if (this.manner === "throws") throw new Error(reason);
    return { ok: false, reason };
  }

  /** The call waits for ever and nothing is lost, so its outcome is definite. */
  private async ask(service: NodeId, request: ToService): Promise<ServiceReply> {
    const answered = await this.ctx.call<ServiceReply>(service, request);
    if (!answered.ok) throw new Error(`${service} did not answer, though nothing can be lost here`);
    return answered.reply;
  }
}
