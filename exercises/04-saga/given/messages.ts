/** What the travel agency asks of the services, and what they show the world. */

/** Books a place. */
export interface Book {
  readonly type: "book";
}

/** Gives a place back. */
export interface Cancel {
  readonly type: "cancel";
  readonly booking: string;
}

/** Asks how many places are free. */
export interface Look {
  readonly type: "look";
}

/** What a booking service receives. */
export type ToService = Book | Cancel | Look;

/** What a booking returns, and what its cancellation needs. */
export interface Booking {
  readonly id: string;
}
