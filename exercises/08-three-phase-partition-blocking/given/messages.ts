/** What coordinator and participants say to each other. [Skeen82] */

/** Round one: the coordinator asks for a vote. */
export interface CanCommit {
  readonly type: "canCommit";
}

/** A participant answers. Yes is a promise to accept either outcome. */
export interface Vote {
  readonly type: "vote";
  readonly vote: "yes" | "no";
}

/** Everybody has voted Yes: be ready to commit. From the coordinator, or from whoever tries to end the transaction. */
export interface PreCommit {
  readonly type: "preCommit";
}

/** Be ready to abort: from whoever tries to end the transaction. */
export interface PreAbort {
  readonly type: "preAbort";
}

/** The outcome is commit. */
export interface DoCommit {
  readonly type: "doCommit";
}

/** The outcome is abort. */
export interface Abort {
  readonly type: "abort";
}

/** Who hears nothing any more asks the others how far they came. */
export interface StateRequest {
  readonly type: "stateRequest";
}

/** How far a participant that has voted Yes came. */
export type State = "uncertain" | "preCommitted" | "preAborted" | "committed" | "aborted";

/** A participant says how far it came: asked, or told to be ready. */
export interface StateReply {
  readonly type: "stateReply";
  readonly state: State;
}

/** All that a coordinator receives. */
export type ToCoordinator = Vote | StateReply | StateRequest | DoCommit | Abort;
/** All that a participant receives: from the coordinator, and from other participants. */
export type ToParticipant = CanCommit | PreCommit | PreAbort | DoCommit | Abort | StateRequest | StateReply;
