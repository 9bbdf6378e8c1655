/** A cluster with a mistake: the coordinator commits at the first vote. */
import { always, type Context, decisions, defineCluster, none, sometimes } from "@workbook/harness";
import { calm, exponential } from "@workbook/simulator";

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

export const hasty = defineCluster("hasty", () => ({
  nodes: {
    coordinator: (ctx) => new Coordinator(ctx),
    p1: (ctx) => new Participant(ctx, "yes"),
    p2: (ctx) => new Participant(ctx, "no"),
  },
  inFlightCap: 10,
}))({});

export const hastyOptions = {
  network: "multiset",
  faults: { ...none, drops: 1 },
  always: [
    always(
      "agreement",
      (world) => new Set(decisions(world).map(({ decision }) => decision)).size > 1 && "they disagree",
    ),
  ],
  sometimes: [sometimes("somebody decides", (world) => decisions(world).length > 0)],
} as const;

export const hastySampling = {
  seeds: 20,
  latency: exponential(5),
  faults: { ...calm, drop: 0.2 },
  always: hastyOptions.always,
  sometimes: hastyOptions.sometimes,
};
