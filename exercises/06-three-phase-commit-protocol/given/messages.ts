/** What coordinator and participants say to each other. [Skeen81, BHG87 ch. 7] */

/** Round one: the coordinator asks for a vote. */
export interface CanCommit {
  readonly type: "canCommit";
}

/** A participant answers. Yes is a promise to accept either outcome. */
export interface Vote {
  readonly type: "vote";
  readonly vote: "yes" | "no";
}

/** Round two, of the coordinator or of whoever leads in its place: everybody has voted Yes. */
export interface PreCommit {
  readonly type: "preCommit";
}

/** A participant has received a pre-commit; or, from the coordinator itself, the commit. */
export interface Ack {
  readonly type: "ack";
}

/** Round three, of the coordinator or of whoever leads in its place: commit. */
export interface DoCommit {
  readonly type: "doCommit";
}

/** The coordinator, or whoever leads in its place, has aborted. */
export interface Abort {
  readonly type: "abort";
}

/** Who terminates the protocol asks how far the others came; who comes back after a crash asks what became of it. */
export interface StateRequest {
  readonly type: "stateRequest";
}

/** How far a node came. Who has not voted yet is as uncertain as who has voted Yes: neither knows the outcome. */
export type State = "uncertain" | "preCommitted" | "committed" | "aborted";

/** The answer to a `stateRequest`. */
export interface StateReply {
  readonly type: "stateReply";
  readonly state: State;
}

/** All that a coordinator receives. */
export type ToCoordinator = Vote | Ack | StateRequest | StateReply;
/** All that a participant receives: from the coordinator, and from other participants. */
export type ToParticipant = CanCommit | PreCommit | Ack | DoCommit | Abort | StateRequest | StateReply;
