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

/** Round two: everybody has voted Yes. Nobody has decided yet. */
export interface PreCommit {
  readonly type: "preCommit";
}

/** A participant has received the pre-commit, and knows now that everybody voted Yes. */
export interface Ack {
  readonly type: "ack";
}

/** Round three: commit. */
export interface DoCommit {
  readonly type: "doCommit";
}

/** Somebody voted No, or was silent: abort. */
export interface Abort {
  readonly type: "abort";
}

/** All that a coordinator receives. */
export type ToCoordinator = Vote | Ack;
/** All that a participant receives. */
export type ToParticipant = CanCommit | PreCommit | DoCommit | Abort;
