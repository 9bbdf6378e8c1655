/** A service with one place left, such as a flight. Everybody sees at once what it has done: it knows of no saga. */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Booking, Cancel, ToService } from "./messages.ts";
import type { Attempt } from "./saga.ts";

/** What the environment has chosen for a service. */
export interface Weather {
  /** Whether its last place is taken, so that booking fails. */
  readonly full: boolean;
  /** How often a cancellation fails before one succeeds. */
  readonly stumbles: number;
}

/** Books and cancels, each a local transaction. */
export class BookingService implements Node<ToService> {
  readonly ctx: Context;
  readonly full: boolean;
  stumbles: number;
  bookings = 0;
  free = 1;

  constructor(ctx: Context, { full, stumbles }: Weather) {
    this.ctx = ctx;
    this.full = full;
    this.stumbles = stumbles;
  }

  onBook(): Attempt<Booking> {
    if (this.full) return { ok: false, reason: `no place on the ${this.ctx.id}` };
    this.free--;
    const id = `${this.ctx.id}-${++this.bookings}`;
    this.ctx.emit({ type: "booked", booking: id });
    return { ok: true, result: { id } };
  }

  onCancel(_from: NodeId, { booking }: Cancel): Attempt<null> {
    if (this.stumbles > 0) {
      this.stumbles--;
      return { ok: false, reason: "not now" };
    }
    this.free++;
    this.ctx.emit({ type: "cancelled", booking });
    return { ok: true, result: null };
  }

  onLook(): { free: number } {
    return { free: this.free };
  }
}
