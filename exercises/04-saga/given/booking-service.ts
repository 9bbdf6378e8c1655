/** A service with one place left, such as a flight. Everybody sees at once what it has done: it knows of no saga. */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { Cancel, ServiceReply, ToService } from "./messages.ts";

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

  onBook(): ServiceReply {
    if (this.full) return { type: "failed", reason: `no place at the ${this.ctx.id}` };
    this.free--;
    const booked = { type: "booked", booking: `${this.ctx.id}-${++this.bookings}` } as const;
    this.ctx.emit(booked);
    return booked;
  }

  onCancel(_from: NodeId, { booking }: Cancel): ServiceReply {
    if (this.stumbles > 0) {
      this.stumbles--;
      return { type: "failed", reason: "not now" };
    }
    this.free++;
    this.ctx.emit({ type: "cancelled", booking });
    return { type: "cancelled" };
  }

  onLook(): { free: number } {
    return { free: this.free };
  }
}
