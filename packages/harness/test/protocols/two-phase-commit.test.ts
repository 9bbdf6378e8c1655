/**
 * Two-phase commit with a log, in handlers: who forces what before saying what. [Gray78, BHG87 ch. 7]
 * Simplified: one transaction, and a log that is never truncated.
 */
import {
  type Context,
  type Decision,
  eventually,
  type Node,
  type NodeFactory,
  type NodeId,
  none,
  sometimes,
} from "@workbook/harness";
import { agreement, everybody, everybodyDecides, finality } from "@workbook/properties";
import { describe, expect, it } from "vitest";
import { brief, clusterOf, exploreHere, Stage } from "../support/stage.ts";

type Prepare = { readonly type: "prepare" };
type Vote = { readonly type: "vote"; readonly vote: "yes" | "no" };
type Decided = { readonly type: "decision"; readonly decision: Decision };
type Inquiry = { readonly type: "inquiry" };

type CoordinatorRecord = { readonly type: "begun" } | { readonly type: "decided"; readonly decision: Decision };

class Coordinator implements Node<Vote | Inquiry> {
  readonly yes = new Set<NodeId>();
  decision: Decision | undefined;

  constructor(
    readonly ctx: Context<Prepare | Decided, CoordinatorRecord>,
    readonly participants: readonly NodeId[],
  ) {}

  onStart() {
    const record = this.ctx.log.records.at(-1);
    if (record?.type === "decided") return this.decide(record.decision);
    if (record?.type === "begun") return this.reach("abort"); // Nobody can have committed: that takes a record.
    this.ctx.log.force({ type: "begun" });
    for (const id of this.participants) this.ctx.send(id, { type: "prepare" });
    this.ctx.setTimer("votes", 100);
  }

  onVote(from: NodeId, { vote }: Vote) {
    if (this.decision) return;
    if (vote === "no") return this.reach("abort");
    this.yes.add(from);
    if (this.yes.size === this.participants.length) this.reach("commit");
  }

  onTimer() {
    if (!this.decision) this.reach("abort");
  }

  onInquiry(from: NodeId) {
    if (this.decision) this.ctx.send(from, { type: "decision", decision: this.decision });
  }

  /** The commit point: the record is stable before anybody hears of it. */
  reach(decision: Decision) {
    this.ctx.cancelTimer("votes");
    this.ctx.log.force({ type: "decided", decision });
    this.decide(decision);
  }

  decide(decision: Decision) {
    this.decision = decision;
    this.ctx.decide(decision);
    for (const id of this.participants) this.ctx.send(id, { type: "decision", decision });
  }
}

type ParticipantRecord = { readonly type: "voted-yes" } | { readonly type: "decided"; readonly decision: Decision };

class Participant implements Node<Prepare | Decided> {
  decision: Decision | undefined;

  constructor(
    readonly ctx: Context<Vote | Inquiry, ParticipantRecord>,
    readonly vote: "yes" | "no",
  ) {}

  onStart() {
    const record = this.ctx.log.records.at(-1);
    if (record?.type === "decided") this.decide(record.decision);
    if (record?.type === "voted-yes") this.inquire();
  }

  onPrepare(from: NodeId) {
    if (this.decision) return;
    if (this.vote === "no") return this.reach("abort", from);
    this.ctx.log.force({ type: "voted-yes" }); // A Yes is a promise, and outlives a crash.
    this.ctx.send(from, { type: "vote", vote: "yes" });
    this.ctx.setTimer("in doubt", 200);
  }

  onTimer() {
    if (!this.decision) this.inquire();
  }

  onDecision(_from: NodeId, { decision }: Decided) {
    if (!this.decision) this.reach(decision);
  }

  /** In doubt: only the coordinator can tell. */
  inquire() {
    this.ctx.send("coordinator", { type: "inquiry" });
    this.ctx.setTimer("in doubt", 200);
  }

  reach(decision: Decision, voter?: NodeId) {
    this.ctx.cancelTimer("in doubt");
    this.ctx.log.force({ type: "decided", decision });
    this.decide(decision);
    if (voter) this.ctx.send(voter, { type: "vote", vote: "no" });
  }

  decide(decision: Decision) {
    this.decision = decision;
    this.ctx.decide(decision);
  }
}

/** What a hurried coordinator does: it tells before it remembers. */
class TellsBeforeItRemembers extends Coordinator {
  override reach(decision: Decision) {
    this.ctx.cancelTimer("votes");
    this.decide(decision);
    this.ctx.log.force({ type: "decided", decision });
  }
}

const nodes = (votes: readonly Vote["vote"][], coordinator = Coordinator): Record<NodeId, NodeFactory> => {
  const participants = votes.map((_, index) => `p${index + 1}`);
  const voter = (vote: Vote["vote"]): NodeFactory => {
    return (ctx) => new Participant(ctx, vote);
  };
  const voters = votes.map((vote, index) => [participants[index]!, voter(vote)] as const);
  return { coordinator: (ctx) => new coordinator(ctx, participants), ...Object.fromEntries(voters) };
};

const oneCrash = { ...none, crashes: 1, restarts: 1 };

describe("two-phase commit with a log", () => {
  it("forces the decision before it tells anybody", async () => {
    const stage = new Stage(nodes(["yes", "yes"]));
    await stage.start();
    for (const to of ["p1", "p2"]) await stage.deliver(to, "prepare");
    await stage.deliver("coordinator", "vote");
    expect(brief(await stage.deliver("coordinator", "vote"))).toEqual([
      "cancelTimer votes",
      "force",
      "decide commit",
      "send p1 decision",
      "send p2 decision",
    ]);
  });

  it.each([
    { votes: ["yes", "yes"], goals: [everybody(sometimes, "commit"), everybody(sometimes, "abort")] },
    { votes: ["yes", "no"], goals: [everybody(sometimes, "abort")] },
  ] as const)("$votes: no single crash, anywhere, splits the decision or leaves it open", async ({ votes, goals }) => {
    const { outcome, violation, unreached, notes } = await exploreHere(clusterOf(nodes(votes)), {
      faults: oneCrash,
      always: [agreement, finality],
      sometimes: goals,
    });
    expect({ outcome, violation, unreached, notes }).toEqual({
      outcome: "exhausted",
      violation: undefined,
      unreached: [],
      notes: [],
    });
  });

  it("without faults everybody decides", async () => {
    const { outcome } = await exploreHere(clusterOf(nodes(["yes", "yes"])), {
      eventually: [everybodyDecides(eventually)],
    });
    expect(outcome).toBe("exhausted");
  });

  it("that tells before it remembers is split by one crash between two effects", async () => {
    const { violation } = await exploreHere(clusterOf(nodes(["yes"], TellsBeforeItRemembers)), {
      faults: oneCrash,
      always: [agreement, finality],
    });
    expect(violation?.property).toMatch(/^AC[12]/);
    expect(violation?.choices.some((choice) => "crash" in choice && choice.crash)).toBe(true);
  });
});
