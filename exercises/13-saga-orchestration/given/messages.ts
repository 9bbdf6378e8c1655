/** What is said between clients, the orchestrator, the services and an operator. */

/** The five things that a service can be told to do for a saga. */
export type CommandName = "reserve" | "charge" | "ship" | "refund" | "release";

/** A command is a value: it can be stored, compared and sent again. Saga and name are its idempotency key. */
export interface Command {
  readonly type: CommandName;
  readonly saga: string;
}

/** The command has been carried out, now or earlier. */
export interface Done {
  readonly type: "done";
  readonly saga: string;
  readonly command: CommandName;
}

/** The command has not been carried out and never will be. Only `reserve`, `charge` and `ship` are refused. */
export interface Refused {
  readonly type: "refused";
  readonly saga: string;
  readonly command: CommandName;
  readonly reason: string;
}

/** The service stumbled over the command, and nothing has happened. Perhaps it goes better next time. */
export interface Stumbled {
  readonly type: "stumbled";
  readonly saga: string;
  readonly command: CommandName;
}

/** What a service replies. A reply may come late, and more than once; or not at all. */
export type Reply = Done | Refused | Stumbled;

/** A command made with `ctx.call`: its reply is what the call returns. A command that is sent is replied to by a message. */
export interface Ask {
  readonly type: "ask";
  readonly command: Command;
}

/** A client asks for a saga. It may do so more than once. */
export interface Begin {
  readonly type: "begin";
  /** The saga's name, which no other saga has. */
  readonly saga: string;
}

/** A client asks how a saga stands. The handler returns a {@link StatusReport}. */
export interface Inquire {
  readonly type: "inquire";
  readonly saga: string;
}

/** How a saga stands. */
export type Status =
  /** Nobody has asked for it. */
  | "unknown"
  /** On its way forward. */
  | "running"
  /** On its way back. */
  | "compensating"
  /** T1 … Tn have taken effect. */
  | "completed"
  /** Nothing of it remains. */
  | "compensated"
  /** Given up, and left to the operator. */
  | "dead";

/** The answer to an inquiry, and to the call of a `begin`. */
export interface StatusReport {
  readonly type: "status";
  readonly saga: string;
  readonly status: Status;
}

/** What became of one command. */
export interface HistoryEntry {
  readonly command: CommandName;
  /** `unanswered`: no definite reply to any attempt. */
  readonly outcome: "done" | "refused" | "unanswered";
}

/** A saga that cannot go on, with all that is known of it, in order. An operator takes it from here. */
export interface DeadLetter {
  readonly type: "deadLetter";
  readonly saga: string;
  readonly history: readonly HistoryEntry[];
}
