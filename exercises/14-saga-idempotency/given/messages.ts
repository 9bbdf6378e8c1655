/** What is said between a sender of payments, their receiver and the bank. Money is in integer cents. */

/** Names one step of one saga. However often it is asked for under this key, it is to be done once. [IETF-idem] */
export type IdempotencyKey = string;

/** Asks for a charge. */
export interface Charge {
  readonly type: "charge";
  readonly key: IdempotencyKey;
  readonly account: string;
  readonly cents: number;
}

/** Asks that nothing of the charge under this key remain: neither if it has been made, nor if it is still to come. */
export interface Refund {
  readonly type: "refund";
  readonly key: IdempotencyKey;
}

/** What a sender asks of the receiver. */
export type Request = Charge | Refund;

/** The charge has been made; the receipt is the one that the bank gave for it. */
export interface Charged {
  readonly type: "charged";
  readonly key: IdempotencyKey;
  readonly receipt: number;
}

/** The charge has not been made and never will be under this key. */
export interface Refused {
  readonly type: "refused";
  readonly key: IdempotencyKey;
  readonly reason: string;
}

/** Nothing of the charge remains, and nothing will. */
export interface Refunded {
  readonly type: "refunded";
  readonly key: IdempotencyKey;
}

/** What is asked for is being done for somebody who asked before. Ask again later. */
export interface Conflict {
  readonly type: "conflict";
  readonly key: IdempotencyKey;
}

/** The key belongs to another request: to a charge of other cents, or of another account. */
export interface Mismatch {
  readonly type: "mismatch";
  readonly key: IdempotencyKey;
}

/** What the receiver answers. All but `conflict` is definite. */
export type Answer = Charged | Refused | Refunded | Conflict | Mismatch;

/** The receiver asks the bank to take money from an account. */
export interface Debit {
  readonly type: "debit";
  readonly key: IdempotencyKey;
  readonly account: string;
  readonly cents: number;
}

/** The receiver asks the bank to give it back. */
export interface Credit {
  readonly type: "credit";
  readonly key: IdempotencyKey;
  readonly account: string;
  readonly cents: number;
}

/** What the bank replies to a call. It declines debits only. */
export type BankReply =
  | { readonly type: "moved"; readonly receipt: number }
  | { readonly type: "declined"; readonly reason: string };

/**
 * An entry of the receiver's ledger: a record of its log, which may hold more than this. The entry is the effect. It takes
 * effect when it is forced, and every such record is one.
 */
export interface Entry {
  readonly type: "entry";
  readonly kind: Request["type"];
  readonly key: IdempotencyKey;
  readonly account: string;
  readonly cents: number;
}

/** A record of the receiver's log that stands for entries which are no longer in it: charges less refunds. */
export interface Balance {
  readonly type: "balance";
  readonly cents: number;
}

/** What a sender shows of a payment: that it stands, that it was refused, or that it was taken back. */
export interface Outcome {
  readonly type: "outcome";
  readonly step: string;
  readonly outcome: "paid" | "refused" | "withdrawn";
}
