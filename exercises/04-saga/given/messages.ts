/** What the travel agency asks of the services, and what they show the world. */

/** Books a place. */
export interface Book {
  readonly type: "book";
}

/** Gives a place back. */
export interface Cancel {
  readonly type: "cancel";
  readonly booking: Booking;
}

/** Asks how many places are free. */
export interface Look {
  readonly type: "look";
}

/** What a booking service receives. */
export type ToService = Book | Cancel | Look;

/** What a service answers. A failure is definite: nothing has happened. */
export type ServiceReply =
  | { readonly type: "booked"; readonly booking: Booking }
  | { readonly type: "cancelled" }
  | { readonly type: "failed"; readonly reason: string };

/** What a booking returns, and what its cancellation needs. */
export type Booking = string;
