/** The saga orchestrator: it tells services what to do, one command at a time for each saga. [Richardson, GMS87] */
import { type Context, type Node, type NodeId, todo } from "@workbook/harness";
import type {
  Begin,
  Command,
  DeadLetter,
  Done,
  Inquire,
  Refused,
  Reply,
  StatusReport,
  Stumbled,
} from "#given/messages.ts";

/** A record of the log. */
export interface SagaRecord {
  readonly saga: string;
  // Question 2a asks what else has to be known.
}

/** Runs any number of sagas, none of which waits for another. */
export class Orchestrator implements Node<Begin | Inquire | Reply> {
  readonly ctx: Context<Command | DeadLetter, SagaRecord>;
  /** Where dead letters go. */
  readonly operator: NodeId;

  constructor(ctx: Context<Command | DeadLetter, SagaRecord>, operator: NodeId) {
    this.ctx = ctx;
    this.operator = operator;
  }

  /** Runs at the first start and after every crash. */
  onStart(): void {
    todo("2a: which sagas were under way, where does each stand, and what may have been lost?");
  }

  onBegin(_client: NodeId, _begin: Begin): StatusReport {
    todo("2b: has somebody asked for this saga before? What must be stable before the first command leaves?");
  }

  onInquire(_client: NodeId, _inquire: Inquire): StatusReport {
    todo("2c: what do you know of this saga that will still be true after a crash?");
  }

  onDone(_service: NodeId, _reply: Done): void {
    todo("2d: is this the reply that the saga waits for? In which order do you store, and command?");
  }

  onRefused(_service: NodeId, _reply: Refused): void {
    todo("2e: what is different when it was refused?");
  }

  onStumbled(_service: NodeId, _reply: Stumbled): void {
    todo("2f: nothing has happened. When is the next attempt due?");
  }

  onTimer(_timer: string): void {
    todo("2g: a command has no definite reply yet. Is it sent again, when, and how often?");
  }
}
