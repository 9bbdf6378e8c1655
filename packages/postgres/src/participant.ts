/**
 * A participant whose memory is its database: what it has promised and what came of it stands there and nowhere else.
 * [Gray78, BHG87 ch. 7]
 * Simplified: it asks the coordinator alone, which in the end always comes back.
 */
import type { Ack, Decided, Inquiry, ToParticipant, Vote } from "@workbook/02-coordinator-recovery/given/messages.ts";
import { labelOf } from "@workbook/diagram";
import type { Decision, Message, NodeId } from "@workbook/harness";
import type { Database, TransactionId } from "./database.ts";

/** Says what the coordinator has done that no participant can follow. */
export class Unfollowable extends Error {}

/** Carries the coordinator's messages to one database, for one transaction. */
export class DatabaseParticipant {
  readonly id: NodeId;
  readonly database: Database;
  private readonly transaction: TransactionId;
  private readonly change: number;

  /** @param change what the transaction does to the account */
  constructor(id: NodeId, database: Database, transaction: TransactionId, change: number) {
    this.id = id;
    this.database = database;
    this.transaction = transaction;
    this.change = change;
  }

  /**
   * Does what a message of the coordinator asks for.
   * @returns what it answers
   * @throws Unfollowable when it cannot be done: one sentence
   */
  async receive(message: Message): Promise<Vote | Ack | Decided | undefined> {
    const known = message as ToParticipant;
    if (known.type === "prepare") return { type: "vote", vote: await this.vote() };
    if (known.type === "decision") return this.carryOut(known.decision);
    if (known.type === "inquiry") return this.answer();
    throw new Unfollowable(
      `It sent "${labelOf({ ...message })}" to ${this.id}, which no participant understands: see given/messages.ts.`,
    );
  }

  /** The question of one in doubt. */
  async inquiry(): Promise<Inquiry | undefined> {
    return (await this.isPrepared()) ? { type: "inquiry" } : undefined;
  }

  /** A promise that was given is kept, and who has refused or aborted never votes Yes. */
  private async vote(): Promise<Vote["vote"]> {
    const outcome = await this.database.outcomeOf(this.transaction);
    if (outcome) return outcome === "commit" ? "yes" : "no";
    if (await this.isPrepared()) return "yes";
    if (await this.database.prepare(this.transaction, this.change)) return "yes";
    await this.database.rememberAbort(this.transaction);
    return "no";
  }

  /** An ack means that the database will not forget: it answers when the statement has returned, and not before. */
  private async carryOut(decision: Decision): Promise<Ack> {
    const isPrepared = await this.isPrepared();
    if (decision === "commit" && isPrepared) await this.database.commitPrepared(this.transaction);
    if (decision === "abort" && isPrepared) await this.database.rollbackPrepared(this.transaction);
    // A late prepare may still be on its way.
    if (decision === "abort") await this.database.rememberAbort(this.transaction);
    const outcome = await this.database.outcomeOf(this.transaction);
    if (outcome === decision) return { type: "ack" };
    const state = outcome ? `had carried out another decision: ${outcome}` : "has prepared nothing";
    throw new Unfollowable(
      `It told ${this.id} to ${decision}, which ${state}. Commit takes every Yes, and after a restart only the log knows what was said.`,
    );
  }

  /** Who has promised nothing settles the question by aborting; who is in doubt has nothing to say. */
  private async answer(): Promise<Decided | undefined> {
    if (await this.isPrepared()) return undefined;
    await this.database.rememberAbort(this.transaction);
    const decision = await this.database.outcomeOf(this.transaction);
    return decision && { type: "decision", decision };
  }

  private async isPrepared(): Promise<boolean> {
    return (await this.database.inDoubt()).includes(this.transaction);
  }
}
