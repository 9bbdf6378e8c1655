/**
 * A participant of three-phase commit: a timer in every state in which it waits, and in each it knows what silence means.
 * [Skeen81, BHG87 ch. 7]
 * Simplified: one transaction; a crash is for ever, and falls between two transitions.
 */
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
import type { Ack, ToParticipant, Vote } from "#given/messages.ts";

const patienceMs = 200;

/** Skeen's states: before the vote, uncertain after a Yes, prepared to commit, committed, aborted. */
type State = "initial" | "uncertain" | "prepared" | "committed" | "aborted";

/** Holds a part of the transaction, and never waits for anybody who is down. */
export class Participant implements Node<ToParticipant> {
  state: State = "initial";
  readonly ctx: Context<Vote | Ack>;
  readonly vote: Vote["vote"];
  readonly coordinator: NodeId;

  constructor(ctx: Context<Vote | Ack>, vote: Vote["vote"], coordinator: NodeId) {
    this.ctx = ctx;
    this.vote = vote;
    this.coordinator = coordinator;
  }

  /** Nobody may ever ask. */
  onStart(): void {
    this.wait();
  }

  onCanCommit(): void {
    if (this.state !== "initial") return;
    this.ctx.send(this.coordinator, { type: "vote", vote: this.vote });
    if (this.vote === "no") return this.abort();
    this.state = "uncertain";
    this.wait();
  }

  /** Everybody voted Yes, and nobody aborts any more. */
  onPreCommit(): void {
    if (this.state !== "uncertain") return;
    this.state = "prepared";
    this.ctx.send(this.coordinator, { type: "ack" });
    this.wait();
  }

  onDoCommit(): void {
    this.commit();
  }

  onAbort(): void {
    this.abort();
  }

  /**
   * The coordinator is down. Who is prepared knows that all were told to prepare, in one transition; who is not knows that
   * nobody was.
   */
  onTimer(): void {
    if (this.state === "prepared") this.commit();
    else this.abort();
  }

  wait(): void {
    this.ctx.setTimer("coordinator", patienceMs);
  }

  commit(): void {
    this.end("committed", "commit");
  }

  abort(): void {
    this.end("aborted", "abort");
  }

  end(state: State, decision: Decision): void {
    if (this.state === "committed" || this.state === "aborted") return;
    this.state = state;
    this.ctx.cancelTimer("coordinator");
    this.ctx.decide(decision);
  }
}
