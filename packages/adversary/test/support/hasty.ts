/** A small game: the coordinator commits at the first vote, p2 votes No. */
import {
  always,
  type Context,
  decisions,
  defineCluster,
  inProcessExecutor,
  macrotaskSurroundings,
  none,
  sourceOf,
} from "@workbook/harness";
import type { Game } from "../../src/game.ts";
import type { Board } from "../../src/position.ts";

class Coordinator {
  constructor(readonly ctx: Context) {}

  onStart() {
    for (const to of ["p1", "p2"]) this.ctx.send(to, { type: "prepare" });
  }

  onVote() {
    this.ctx.decide("commit");
  }
}

class Participant {
  constructor(
    readonly ctx: Context,
    readonly vote: "yes" | "no",
  ) {}

  onPrepare(from: string) {
    if (this.vote === "no") this.ctx.decide("abort");
    this.ctx.send(from, { type: "vote" });
  }
}

/** The cluster. */
export const hasty = defineCluster("hasty", () => ({
  nodes: {
    coordinator: (ctx) => new Coordinator(ctx),
    p1: (ctx) => new Participant(ctx, "yes"),
    p2: (ctx) => new Participant(ctx, "no"),
  },
  inFlightCap: 10,
}))({});

/** The game. */
export const game: Game = {
  id: "hasty",
  title: "Hasty",
  task: "Make them disagree.",
  moral: "Wait for all.",
  exercise: "none",
  target: "none",
  cluster: { name: "hasty", params: {} },
  faults: { ...none, drops: 1, crashes: { coordinator: 1 } },
  aim: { kind: "break", property: "agreement" },
  always: [
    always(
      "agreement",
      (world) => new Set(decisions(world).map(({ decision }) => decision)).size > 1 && "they disagree",
    ),
  ],
};

/** The game, played with the nodes themselves. */
export const board: Board = {
  game,
  cluster: hasty,
  executor: inProcessExecutor(sourceOf(hasty), macrotaskSurroundings(setImmediate)),
};
