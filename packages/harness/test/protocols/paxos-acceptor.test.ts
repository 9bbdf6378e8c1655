/**
 * Single-decree Paxos: the acceptor, which forces before it answers, and just enough of a leader to question it.
 * The first phase of ballot 0 is left out, as in Paxos Commit: nobody can have accepted anything before. [Lamport98, GL06]
 */
import {
  type Context,
  type Decision,
  type Node,
  type NodeFactory,
  type NodeId,
  none,
  sometimes,
} from "@workbook/harness";
import { agreement } from "@workbook/properties";
import { describe, expect, it } from "vitest";
import { brief, clusterOf, exploreHere, Stage } from "../support/stage.ts";

interface Accepted {
  readonly ballot: number;
  readonly value: Decision;
}

type Phase1a = { readonly type: "phase1a"; readonly ballot: number };
type Phase1b = { readonly type: "phase1b"; readonly ballot: number; readonly accepted?: Accepted };
type Phase2a = { readonly type: "phase2a" } & Accepted;
type Phase2b = { readonly type: "phase2b" } & Accepted;

type AcceptorRecord =
  | { readonly type: "promised"; readonly ballot: number }
  | ({ readonly type: "accepted" } & Accepted);

class Acceptor implements Node<Phase1a | Phase2a> {
  promised = -1;
  accepted: Accepted | undefined;

  constructor(readonly ctx: Context<Phase1b | Phase2b, AcceptorRecord>) {}

  onStart() {
    for (const record of this.ctx.log.records) this.apply(record);
  }

  onPhase1a(from: NodeId, { ballot }: Phase1a) {
    if (ballot > this.promised) this.force({ type: "promised", ballot });
    if (ballot < this.promised) return;
    this.ctx.send(from, { type: "phase1b", ballot, ...(this.accepted && { accepted: this.accepted }) });
  }

  onPhase2a(from: NodeId, { ballot, value }: Phase2a) {
    if (ballot < this.promised) return;
    if (this.accepted?.ballot !== ballot) this.force({ type: "accepted", ballot, value });
    this.ctx.send(from, { type: "phase2b", ballot, value });
  }

  /** What an acceptor has said, it must still know after a crash. */
  force(record: AcceptorRecord) {
    this.ctx.log.force(record);
    this.apply(record);
  }

  apply(record: AcceptorRecord) {
    this.promised = record.ballot;
    if (record.type === "accepted") this.accepted = { ballot: record.ballot, value: record.value };
  }
}

/** An acceptor that trusts its memory. */
class Forgetful extends Acceptor {
  override force(record: AcceptorRecord) {
    this.apply(record);
  }
}

class Leader implements Node<Phase1b | Phase2b> {
  readonly promises = new Map<NodeId, Accepted | null>();
  readonly chosenBy = new Set<NodeId>();

  constructor(
    readonly ctx: Context<Phase1a | Phase2a>,
    readonly ballot: number,
    readonly wish: Decision,
    readonly quorum: readonly NodeId[],
  ) {}

  onStart() {
    if (this.ballot === 0) return this.propose(this.wish);
    for (const id of this.quorum) this.ctx.send(id, { type: "phase1a", ballot: this.ballot });
  }

  onPhase1b(from: NodeId, { accepted }: Phase1b) {
    if (this.promises.size === this.quorum.length) return;
    this.promises.set(from, accepted ?? null);
    if (this.promises.size === this.quorum.length) this.propose(this.freeValue());
  }

  propose(value: Decision) {
    for (const id of this.quorum) this.ctx.send(id, { type: "phase2a", ballot: this.ballot, value });
  }

  onPhase2b(from: NodeId, { value }: Phase2b) {
    if (this.chosenBy.size === this.quorum.length) return;
    if (this.chosenBy.add(from).size === this.quorum.length) this.ctx.decide(value);
  }

  /** The value of the highest ballot that a promise reports; only without one is the leader free to choose. */
  freeValue(): Decision {
    const reported = [...this.promises.values()].filter((accepted) => accepted !== null);
    return reported.toSorted((a, b) => b.ballot - a.ballot)[0]?.value ?? this.wish;
  }
}

/** Each leader asks one quorum of the three acceptors; the two quorums meet in a1 alone. */
const nodes = (acceptor = Acceptor): Record<NodeId, NodeFactory> => ({
  l1: (ctx) => new Leader(ctx, 0, "commit", ["a1", "a2"]),
  l2: (ctx) => new Leader(ctx, 1, "abort", ["a1", "a3"]),
  a1: (ctx) => new acceptor(ctx),
  a2: (ctx) => new acceptor(ctx),
  a3: (ctx) => new acceptor(ctx),
});

/** Each leader's wish can win, and the second can be bound by what the first had accepted. */
const wins = [
  sometimes("both leaders decide the first one's wish", ({ nodes: [l1, l2] }) => {
    return l1?.decision === "commit" && l2?.decision === "commit";
  }),
  sometimes("the second leader decides its own wish", ({ nodes: [, l2] }) => l2?.decision === "abort"),
];

const quiet: NodeFactory = () => ({ onPhase1b() {}, onPhase2b() {} });

/** One acceptor, asked directly. */
async function acceptor() {
  const stage = new Stage({ a: (ctx) => new Acceptor(ctx), leader: quiet });
  await stage.start();
  const ask = (message: Phase1a | Phase2a) => stage.inject("leader", "a", message);
  return { stage, ask };
}

describe("a Paxos acceptor", () => {
  it("forces before it answers, in both phases", async () => {
    const { ask } = await acceptor();
    expect(brief(await ask({ type: "phase1a", ballot: 1 }))).toEqual(["force", "send leader phase1b"]);
    expect(brief(await ask({ type: "phase2a", ballot: 1, value: "commit" }))).toEqual(["force", "send leader phase2b"]);
  });

  it("does not answer a ballot below the one that it promised, not even after a crash", async () => {
    const { stage, ask } = await acceptor();
    await ask({ type: "phase1a", ballot: 2 });
    await stage.perform({ kind: "crash", node: "a", survivors: 0 });
    await stage.perform({ kind: "restart", node: "a" });
    expect(brief(await ask({ type: "phase1a", ballot: 1 }))).toEqual([]);
    expect(brief(await ask({ type: "phase2a", ballot: 1, value: "abort" }))).toEqual([]);
  });

  it("reports to a later ballot what it accepted", async () => {
    const { ask } = await acceptor();
    await ask({ type: "phase2a", ballot: 1, value: "commit" });
    const { effects } = await ask({ type: "phase1a", ballot: 2 });
    expect(effects.at(-1)).toMatchObject({ message: { ballot: 2, accepted: { ballot: 1, value: "commit" } } });
  });
});

describe("two leaders and three acceptors", () => {
  const conditions = {
    network: "forgetless",
    faults: { ...none, crashes: { a1: 1 }, restarts: { a1: 1 } },
    always: [agreement],
  } as const;

  it("choose one value, whatever is lost or repeated, and whoever crashes", async () => {
    const { outcome, unreached } = await exploreHere(clusterOf(nodes(), 40), {
      ...conditions,
      sometimes: wins,
    });
    expect({ outcome, unreached }).toEqual({ outcome: "exhausted", unreached: [] });
  });

  it("choose two when an acceptor trusts its memory", async () => {
    const { violation } = await exploreHere(clusterOf(nodes(Forgetful), 40), conditions);
    expect(violation?.sentence).toBe("l1 committed, l2 aborted");
    expect(violation?.choices.map(({ kind }) => kind)).toContain("restart");
  });
});
