import type { Context, Message, NodeId } from "@workbook/harness";
import { none, sometimes } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { clusterOf, exploreHere } from "./support/toy.ts";

/**
 * The public TLA+ example TwoPhase as nodes: timers stand for actions that a process may take at any time. The counts are
 * those on which TLC, Stateright and Spin agree. [GL06]
 */
class Manager {
  state: "working" | "prepared" | "committed" | "aborted" = "working";

  constructor(readonly ctx: Context<Message>) {}

  onStart() {
    this.ctx.setTimer("prepare", 1);
    this.ctx.setTimer("abort", 1);
  }

  onTimer(action: string) {
    this.moveTo(action === "prepare" ? "prepared" : "aborted");
    if (action === "prepare") this.ctx.send("coordinator", { type: "prepared" });
  }

  onCommit() {
    this.moveTo("committed");
  }

  onAbort() {
    this.moveTo("aborted");
  }

  private moveTo(state: Manager["state"]) {
    this.state = state;
    this.ctx.cancelTimer("prepare");
    this.ctx.cancelTimer("abort");
  }
}

class Coordinator {
  state: "init" | "decided" = "init";
  readonly prepared: Record<NodeId, boolean>;

  constructor(
    readonly ctx: Context<Message>,
    readonly managers: readonly NodeId[],
  ) {
    this.prepared = Object.fromEntries(managers.map((id) => [id, false]));
  }

  onStart() {
    this.ctx.setTimer("abort", 1);
  }

  onPrepared(from: NodeId) {
    if (this.state === "decided" || this.prepared[from]) return;
    this.prepared[from] = true;
    if (Object.values(this.prepared).every((prepared) => prepared)) this.ctx.setTimer("commit", 1);
  }

  onTimer(type: string) {
    this.state = "decided";
    this.ctx.cancelTimer("abort");
    this.ctx.cancelTimer("commit");
    for (const id of this.managers) this.ctx.send(id, { type });
  }
}

function twoPhase(count: number) {
  const managers = Array.from({ length: count }, (_, index) => `m${index + 1}`);
  return clusterOf({
    coordinator: (ctx) => new Coordinator(ctx, managers),
    ...Object.fromEntries(managers.map((id) => [id, (ctx: Context<Message>) => new Manager(ctx)])),
  });
}

describe("the states of TwoPhase are as many as published", () => {
  it.each([
    { managers: 3, published: 288 },
    { managers: 4, published: 1_568 },
    { managers: 5, published: 8_832 },
    { managers: 6, published: 50_816 },
  ])("$published with $managers managers", async ({ managers, published }) => {
    const { outcome, coverage } = await exploreHere(twoPhase(managers), {
      network: "forgetless",
      faults: { ...none, timeouts: Number.POSITIVE_INFINITY },
      sometimes: [sometimes("everybody is up", ({ nodes }) => nodes.every(({ up }) => up))],
    });
    expect(outcome).toBe("exhausted");
    // The world's monitor counts who has started: before the last start there is one state for each node.
    expect(coverage.states - (managers + 1)).toBe(published);
  });
});
