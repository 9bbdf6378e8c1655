/** What coordinator and participants say to each other, and what a log must say at its end. [Gray78, BHG87 ch. 7] */
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

/** Whoever knows the outcome tells it. */
export interface Decided {
  readonly type: "decision";
  readonly decision: Decision;
}

/** A participant has received the outcome from the coordinator, and will not forget it. */
export interface Ack {
  readonly type: "ack";
}

/** A participant in doubt asks what the outcome was. Who does not know stays silent. */
export interface Inquiry {
  readonly type: "inquiry";
}

/** All that a coordinator receives. */
export type ToCoordinator = Vote | Ack | Inquiry;
/** All that a participant receives: from the coordinator, and from other participants. */
export type ToParticipant = Prepare | Decided | Inquiry;

/**
 * The one record that the task fixes: the coordinator's log says `end` when its duty is done. What other records there
 * are, and what they say, is for the protocol to choose.
 */
export interface End {
  readonly type: "end";
}
