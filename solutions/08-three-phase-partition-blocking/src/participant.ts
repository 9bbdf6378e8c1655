/**
 * A participant of quorum-based three-phase commit: promises, is ready for one outcome and never for the other, decides. Any of
 * them may end the transaction, and several at a time. [Skeen82]
 */
import type { Context, Node, NodeId } from "@workbook/harness";
import type { ToCoordinator, ToParticipant, Vote } from "#given/messages.ts";
import type { Quorums } from "#given/quorums.ts";
import { type LogRecord, Process } from "./process.ts";

/** Holds a part of the transaction, and one vote in what becomes of it. */
export class Participant extends Process implements Node<ToParticipant> {
  readonly vote: Vote["vote"];

  constructor(
    ctx: Context<ToCoordinator | ToParticipant, LogRecord>,
    vote: Vote["vote"],
    coordinator: NodeId,
    participants: readonly NodeId[],
    quorums: Quorums,
  ) {
    super(
      ctx,
      [coordinator, ...participants].filter((id) => id !== ctx.id),
      participants,
      quorums,
    );
    this.vote = vote;
  }

  /** Where it stands: `silent` before it has voted Yes. */
  get state() {
    return this.known.get(this.ctx.id)!;
  }

  /** The first start, or a recovery: it stands where it stood. */
  onStart(): void {
    const last = this.ctx.log.records.at(-1);
    if (last?.type === "decided") return this.carryOut(last.decision);
    if (last && last.type !== "begun") this.known.set(this.ctx.id, last.type);
    this.wait();
  }

  onCanCommit(from: NodeId): void {
    if (this.outcome || this.state !== "silent") return;
    if (this.vote === "no") this.decide("abort");
    else this.stand("uncertain");
    this.ctx.send(from, { type: "vote", vote: this.vote });
  }

  /** It is stable before anybody hears of it. */
  stand(state: "uncertain" | "preCommitted" | "preAborted"): void {
    this.ctx.log.force({ type: state });
    this.known.set(this.ctx.id, state);
    this.wait();
  }

  onPreCommit(from: NodeId): void {
    if (this.state === "uncertain") this.makeReady("preCommitted");
    else this.answer(from);
  }

  /** Of one whom others ask to be ready to abort. These here never ask: they say where they stand, and are understood. */
  onPreAbort(from: NodeId): void {
    if (this.state === "uncertain") this.makeReady("preAborted");
    else this.answer(from);
  }

  /** Whoever comes further tells everybody: the others see for themselves what is within reach now. */
  makeReady(state: "preCommitted" | "preAborted"): void {
    if (this.state !== "uncertain") return;
    this.stand(state);
    for (const id of this.others) this.answer(id);
  }

  /** Who has not voted may still abort; and then does, for it is about to answer. */
  onStateRequest(from: NodeId): void {
    if (this.state === "silent") this.decide("abort");
    this.answer(from);
  }

  answer(id: NodeId): void {
    const { outcome, state } = this;
    if (outcome) this.tell(id, outcome);
    else if (state !== "silent") this.ctx.send(id, { type: "stateReply", state });
  }

  /** Silence: a crash, a partition, or haste. Whoever answers is on this side. */
  onTimer(): void {
    if (this.state === "silent") return this.decide("abort");
    for (const id of this.others) this.ctx.send(id, { type: "stateRequest" });
    this.wait();
  }
}
