/**
 * A resource manager of Paxos Commit: the leader of ballot 0 in its own instance of Paxos. [GL06]
 * Simplified: one transaction. The outcome is not logged: the acceptors remember it.
 */
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
import type { Members } from "#given/members.ts";
import type { BeginCommit, Decided, Phase2a, ToResourceManager, Value } from "#given/messages.ts";

const prepareTimeoutMs = 1000;
const outcomeMs = 200;

/** Holds a part of the transaction, and carries out what is decided. */
export class ResourceManager implements Node<ToResourceManager> {
  /** What it has proposed in its instance, once and for ever. */
  value: Value | undefined;
  decision: Decision | undefined;
  readonly ctx: Context<BeginCommit | Phase2a, Value>;
  readonly members: Members;
  readonly vote: Value;

  constructor(ctx: Context<BeginCommit | Phase2a, Value>, members: Members, vote: Value) {
    this.ctx = ctx;
    this.members = members;
    this.vote = vote;
  }

  /** The first start, or a recovery. Without a record nobody has heard anything from this node. */
  onStart(): void {
    const [value] = this.ctx.log.records;
    if (value) this.propose(value);
    else if (this.ctx.id === this.members.resourceManagers[0]) this.beginCommit();
    else this.ctx.setTimer("prepare", prepareTimeoutMs);
  }

  beginCommit(): void {
    this.choose(this.vote);
    const [leader] = this.members.leaderOf;
    if (leader) this.ctx.send(leader, { type: "beginCommit" });
  }

  onPrepare(): void {
    if (!this.value && !this.decision) this.choose(this.vote);
  }

  onTimer(timer: string): void {
    if (timer === "prepare") this.choose("aborted");
    else this.propose("prepared");
  }

  /** Both values are stable before anybody hears of them: ballot 0 of this instance has one value. */
  choose(value: Value): void {
    this.ctx.cancelTimer("prepare");
    this.ctx.log.force(value);
    this.propose(value);
  }

  propose(value: Value): void {
    this.phase2a(value);
    this.value = value;
    if (value === "aborted")
      this.decide("abort"); // No ballot of this instance can choose anything else.
    else this.ctx.setTimer("outcome", outcomeMs);
  }

  /** At first to as many acceptors as are needed; who waits for the outcome asks all. Their 2b reach a leader that knows. */
  phase2a(value: Value): void {
    const acceptors = this.value ? this.members.acceptors : this.members.active;
    for (const id of acceptors) this.ctx.send(id, { type: "phase2a", ballot: 0, values: { [this.ctx.id]: value } });
  }

  onDecision(_from: NodeId, { decision }: Decided): void {
    this.decide(decision);
  }

  decide(decision: Decision): void {
    this.ctx.cancelTimer("prepare");
    this.ctx.cancelTimer("outcome");
    this.decision = decision;
    this.ctx.decide(decision);
  }
}
