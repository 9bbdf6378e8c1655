/** Histories of registers: what clients asked of keys, one operation at a time, and what they were told. [HW90] */

/** What a register holds; `null` where nothing is. Unlike in histories of transactions, a value may be written more than once. */
export type RegisterValue = string | number | null;

/** What became of an operation. */
export type OperationOutcome =
  /** It took effect between its invocation and its return. */
  | "ok"
  /** It had no effect and never will: a definite error. */
  | "failed"
  /** Its client never heard: it may take effect at any time after its invocation, or never. */
  | "unknown";

/** What all operations have. */
export interface OperationCall {
  /** Who asked: of one session each operation ends before the next begins, also where the times are equal. */
  readonly session: string;
  readonly key: string;
  /** When its client asked, and heard or gave up, in any unit that is the same for all. What returned at `t` is not before what was invoked at `t`. */
  readonly invokedAt: number;
  /** Where the outcome is `ok` it is there. */
  readonly returnedAt?: number;
  readonly outcome: OperationOutcome;
}

/** One operation on one key. */
export type RegisterOperation =
  /** What it found, where the outcome is `ok`. */
  | (OperationCall & { readonly kind: "read"; readonly result?: RegisterValue })
  /** Replaces what is there. */
  | (OperationCall & { readonly kind: "write"; readonly value: RegisterValue })
  /** Compare-and-set: replaces what is there if it is `expected`. Its result, where the outcome is `ok`, is whether it was. */
  | (OperationCall & {
      readonly kind: "cas";
      readonly expected: RegisterValue;
      readonly value: RegisterValue;
      readonly result?: boolean;
    });

/** A history: its operations, in any order. */
export type RegisterHistory = readonly RegisterOperation[];

/** An operation in words: who, what, when. */
export function described(operation: RegisterOperation): string {
  const { session, invokedAt, returnedAt, outcome } = operation;
  const ended = outcome === "unknown" ? "unknown" : (returnedAt ?? "failed");
  return `${session}'s ${asked(operation)} [${invokedAt}, ${ended}]`;
}

function asked(operation: RegisterOperation): string {
  switch (operation.kind) {
    case "read":
      return operation.outcome === "ok" ? `read of ${shown(operation.result!)}` : "read";
    case "write":
      return `write of ${shown(operation.value)}`;
    case "cas": {
      const refused = operation.outcome === "ok" && !operation.result ? "refused " : "";
      return `${refused}cas from ${shown(operation.expected)} to ${shown(operation.value)}`;
    }
  }
}

/** A value as a person reads it. */
export function shown(value: RegisterValue): string {
  return value === null ? "nothing" : typeof value === "string" ? JSON.stringify(value) : String(value);
}
