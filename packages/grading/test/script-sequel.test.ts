/** What can still come of a script: with a partition, of which no monitor knows. */
import { type Context, defineCluster, type NodeId } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { type Command, playScript } from "../src/script.ts";
import { nextDecision } from "../src/script-sequel.ts";

type Message = { readonly type: "question" } | { readonly type: "answer" };

/** Asks another, decides when it hears of it, and, when it is impatient, without. */
class Asker {
  readonly ctx: Context<Message>;
  readonly impatient: boolean;

  constructor(ctx: Context<Message>, impatient: boolean) {
    this.ctx = ctx;
    this.impatient = impatient;
  }

  onStart() {
    this.ctx.send("other", { type: "question" });
    if (this.impatient) this.ctx.setTimer("patience", 10);
  }

  onTimer() {
    this.ctx.decide("abort");
  }

  onAnswer() {
    this.ctx.cancelTimer("patience");
    this.ctx.decide("commit");
  }
}

class Answerer {
  readonly ctx: Context<Message>;

  constructor(ctx: Context<Message>) {
    this.ctx = ctx;
  }

  onQuestion(from: NodeId) {
    this.ctx.send(from, { type: "answer" });
  }
}

const asking = defineCluster("asking", ({ impatient }: { impatient: boolean }) => ({
  nodes: { asker: (ctx) => new Asker(ctx, impatient), other: (ctx) => new Answerer(ctx) },
  inFlightCap: 8,
}));

async function sequel(impatient: boolean, ...script: Command[]) {
  const cluster = asking({ impatient });
  return nextDecision(cluster, "multiset", await playScript(cluster, "multiset", script));
}

const part: Command = { do: "partition", side: ["other"] };

describe("after a script", () => {
  it("somebody decides when what is on its way arrives", async () => {
    const violation = await sequel(false, { do: "deliver", from: "asker", to: "other" });
    expect(violation?.sentence).toBe("nobody has to wait for ever: asker still decides, commit");
    expect(violation?.choices.map(({ kind }) => kind)).toEqual(["start", "start", "deliver", "deliver"]);
  });

  it("nobody decides whose answer was lost in a partition: it is not healed", async () => {
    expect(await sequel(false, { do: "deliver", from: "asker", to: "other" }, part)).toBeUndefined();
  });

  it("a timer still decides, once nothing is on its way any more", async () => {
    const violation = await sequel(true, part);
    expect(violation?.sentence).toContain("asker still decides, abort");
    expect(violation?.steps).toBe(2);
  });
});
