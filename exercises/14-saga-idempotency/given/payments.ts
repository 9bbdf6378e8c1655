/** What a saga has to pay, and for how long. */

/** One payment: a step of a saga. */
export interface Payment {
  /** The saga's name, which no other saga has. */
  readonly saga: string;
  /** The step's name, which no other step of the saga has. */
  readonly step: string;
  readonly account: string;
  readonly cents: number;
}

/** After so many requests without a definite answer a payment is taken back. */
export const patience = 2;

/** How long a sender that is not answered waits before it asks again, in milliseconds. */
export const retryAfterMs = 100;

/** What there is to know of time, in milliseconds. */
export type Timing = {
  /** From a sender's first request under a key to its last. */
  readonly retryForMs: number;
  /** The longest that a message, or a copy of it, can be on its way. */
  readonly maxDelayMs: number;
};

/** The payments of an order: the goods, and, where there are two, the postage. */
export function orderOf(count: number): Payment[] {
  const payments = [
    { saga: "order-1", step: "goods", account: "ann", cents: 4200 },
    { saga: "order-1", step: "postage", account: "ann", cents: 500 },
  ];
  return payments.slice(0, count);
}
