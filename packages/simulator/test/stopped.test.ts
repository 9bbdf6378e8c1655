/** A wish to stop ends a simulation in order, wherever it is. */
import { always, type Context, type Monitor } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { clusterOf, simulateHere } from "./support/toy.ts";

/** Two nodes that say so many words to each other, and wait for nothing. */
function chatter(words: number) {
  const talker = (other: string) => (ctx: Context) => ({
    said: 0,
    onStart() {
      this.onWord();
    },
    onWord() {
      if (this.said++ < words) ctx.send(other, { type: "word" });
      ctx.emit("said");
    },
  });
  return clusterOf({ a: talker("b"), b: talker("a") });
}

describe("a simulation is stopped", () => {
  it("between two runs: it proves nothing", async () => {
    const signal = { aborted: false };
    const onProgress = ({ runs }: { runs: number }) => {
      signal.aborted = runs === 3;
    };
    const { outcome, runs } = await simulateHere(chatter(5), { seeds: 10, signal, onProgress });
    expect([outcome, runs.length]).toEqual(["bounded", 3]);
  });

  it("in the middle of a run too, however little its handlers wait", async () => {
    const signal = { aborted: false };
    let pauses = 0;
    const pause = async () => {
      signal.aborted = ++pauses === 3;
    };
    const options = { signal, pause, stormMs: 1e9, bound: { events: 1_000_000 } };
    const { outcome, coverage, runs } = await simulateHere(chatter(Number.POSITIVE_INFINITY), options);
    expect({ outcome, pauses, runs: runs.length }).toEqual({ outcome: "bounded", pauses: 3, runs: 1 });
    expect(coverage.events).toBeGreaterThan(10_000);
    expect(coverage.events).toBeLessThan(100_000);
  });

  it("after a failure was found, before it could be shown: then nothing is said of it", async () => {
    const signal = { aborted: false };
    const emissions: Monitor<number> = {
      name: "emissions",
      watches: ["emit"],
      initial: () => 0,
      observe: (count) => count + 1,
    };
    const late = always("nobody plays long", emissions, (count) => count > 20_000 && "somebody plays long");
    const broken: number[] = [];
    let pauses = 0;
    const pause = async () => {
      pauses++;
      // The run that failed has taken one breath; its repetition, which would be shown, takes the next.
      signal.aborted = pauses === 2;
    };
    const options = { signal, pause, stormMs: 1e9, always: [late], onProgress: () => void broken.push(pauses) };
    const { outcome, violation } = await simulateHere(chatter(Number.POSITIVE_INFINITY), options);
    expect({ outcome, violation, pauses, broken }).toEqual({
      outcome: "bounded",
      violation: undefined,
      pauses: 2,
      broken: [1],
    });
  });
});
