/** The travel agency: books a whole trip as one saga, by your `runSaga`. */
import type { Context, Lifecycle, NodeId, Plain } from "@workbook/harness";
import { runSaga } from "#submission/run-saga.ts";
import type { Booking, ToService } from "./messages.ts";
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
      action: () => this.ask<Booking>(service, { type: "book" }),
      compensation: (booking: Booking | undefined) =>
        this.ask<null>(service, { type: "cancel", booking: booking?.id ?? "nothing" }),
    };
  }

  /** The call waits for ever and nothing is lost, so its outcome is definite. */
  private async ask<Result>(service: NodeId, request: ToService): Promise<Attempt<Result>> {
    const answered = await this.ctx.call<Attempt<Result>>(service, request);
    if (!answered.ok) throw new Error(`${service} did not answer, though nothing can be lost here`);
    const attempt = answered.reply;
    if (!attempt.ok && this.manner === "throws") throw new Error(attempt.reason);
    return attempt;
  }
}
