/**
 * A leader of Paxos Commit: learns the outcome, tells it, and finishes what others have left open. [GL06]
 * Simplified: one transaction; its ballots are numbered in advance; who is silent for long is taken to be gone.
 */
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
import type { Members } from "#given/members.ts";
import type {
  Ballot,
  Decided,
  Phase1a,
  Phase1b,
  Phase2a,
  Phase2b,
  Prepare,
  ToLeader,
  Value,
  Values,
} from "#given/messages.ts";

import { hear, Learner } from "./learner.ts";

const silenceMs = 500;

type FromLeader = Prepare | Phase1a | Phase2a | Decided;

/** One of several. Any number may lead at once, each in ballots of its own. */
export class Leader extends Learner implements Node<ToLeader> {
  /** Whether it leads the ballot that it counts, and began to in this incarnation. */
  leading = false;
  /** What it proposes in it, once it may. */
  values: Values | undefined;
  /** Of each acceptor that has promised: what it had accepted before. */
  readonly promises = new Map<NodeId, Phase1b["accepted"]>();
  readonly ctx: Context<FromLeader, Ballot>;

  constructor(ctx: Context<FromLeader, Ballot>, members: Members) {
    super(members);
    this.ctx = ctx;
  }

  onStart(): void {
    this.ctx.setTimer("silence", silenceMs);
  }

  onBeginCommit(from: NodeId): void {
    for (const id of this.members.resourceManagers) if (id !== from) this.ctx.send(id, { type: "prepare" });
  }

  /** Somebody is gone, or something got lost: a new ballot, or, when there is none left, the last one once more. */
  onTimer(): void {
    const known = Math.max(this.ctx.log.records.at(-1) ?? 0, this.ballot);
    const next = this.members.leaderOf.findIndex((leader, ballot) => leader === this.ctx.id && ballot > known);
    if (next > 0) this.phase1a(next);
    else if (this.values) this.phase2a(this.values);
    else if (this.leading) this.askForPromises();
    this.ctx.setTimer("silence", silenceMs);
  }

  /** Begins a ballot. It is stable first: after a crash nobody knows what was proposed in it, so it is never led again. */
  phase1a(ballot: Ballot): void {
    this.ctx.log.force(ballot);
    this.follow(ballot);
    this.leading = true;
    this.askForPromises();
  }

  askForPromises(): void {
    for (const id of this.members.acceptors) this.ctx.send(id, { type: "phase1a", ballot: this.ballot });
  }

  onPhase1b(from: NodeId, { ballot, accepted }: Phase1b): void {
    if (ballot !== this.ballot || !this.leading || this.values) return;
    hear(this.promises, from, accepted);
    if (!this.isMajority(this.promises.size)) return;
    const instances = this.members.resourceManagers;
    this.phase2a(Object.fromEntries(instances.map((id) => [id, this.freeOrChosen(id)])));
  }

  /** What may have been chosen before is proposed again. An instance that is free is aborted: its manager may be gone. */
  freeOrChosen(instance: NodeId): Value {
    const accepted = [...this.promises.values()].flatMap((promise) => promise[instance] ?? []);
    const [highest] = accepted.sort((a, b) => b.ballot - a.ballot);
    return highest?.value ?? "aborted";
  }

  phase2a(values: Values): void {
    this.values = values;
    this.promises.clear(); // They have served.
    for (const id of this.members.acceptors) this.ctx.send(id, { type: "phase2a", ballot: this.ballot, values });
  }

  /** After the decision a 2b asks what the outcome was: somebody has proposed again. */
  override onPhase2b(from: NodeId, message: Phase2b): void {
    if (this.decision) this.announce(this.decision);
    else super.onPhase2b(from, message);
  }

  override follow(ballot: Ballot): void {
    super.follow(ballot);
    this.leading = false;
    this.values = undefined;
    this.promises.clear();
  }

  decide(decision: Decision): void {
    this.decision = decision;
    this.follow(this.ballot); // What it has heard has served.
    this.ctx.cancelTimer("silence");
    this.ctx.decide(decision);
    this.announce(decision);
  }

  announce(decision: Decision): void {
    for (const id of this.members.resourceManagers) this.ctx.send(id, { type: "decision", decision });
  }
}
