/** What coordinator and participants say to each other. [Gray78] */
import type { Decision } from "@workbook/harness";

/** The coordinator asks for a vote. */
export interface Prepare {
  readonly type: "prepare";
}

/** A participant answers. Yes is a promise to accept either outcome. */
export interface Vote {
  readonly type: "vote";
  readonly vote: "yes" | "no";
}

/** The coordinator tells the outcome. */
export interface Decided {
  readonly type: "decision";
  readonly decision: Decision;
}

/** A participant has received the outcome. */
export interface Ack {
  readonly type: "ack";
}

/** All that a coordinator receives. */
export type ToCoordinator = Vote | Ack;
/** All that a participant receives. */
export type ToParticipant = Prepare | Decided;
