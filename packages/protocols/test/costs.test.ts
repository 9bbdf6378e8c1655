/** What the protocols cost without faults, against the laws of the literature. [BHG87 ch. 7, MLO86] */
import { explore } from "@workbook/explorer";
import { inProcessExecutor, macrotaskSurroundings, none, sometimes, sourceOf } from "@workbook/harness";
import { agreement, allYes, costMonitor, costsAtMost, everybody } from "@workbook/properties";
import { describe, expect, it } from "vitest";
import {
  type Protocol,
  presumedAbortTwoPhaseCommit,
  threePhaseCommit,
  twoPhaseCommit,
  type Vote,
} from "../src/index.ts";

/** In every order in which messages can arrive: never more than this, and as much as this. */
async function costs(protocol: Protocol, votes: Vote[], messages: number): Promise<boolean> {
  const cluster = protocol({ votes });
  const executor = inProcessExecutor(sourceOf(cluster), macrotaskSurroundings(setImmediate));
  const spent = sometimes("all of it", costMonitor(), ({ cost }) => cost.messages === messages);
  const { outcome, unreached } = await explore(cluster, {
    network: "multiset",
    faults: none,
    executor,
    always: [agreement, costsAtMost({ messages })],
    sometimes: [spent, everybody(sometimes, votes.includes("no") ? "abort" : "commit")],
  });
  return outcome === "exhausted" && unreached.length === 0;
}

describe("a protocol's messages, every reply counted", () => {
  for (const n of [1, 2, 3]) {
    it(`are 4N and 6N for a commit, N = ${n}`, async () => {
      expect(await costs(twoPhaseCommit, allYes(n), 4 * n)).toBe(true);
      expect(await costs(threePhaseCommit, allYes(n), 6 * n)).toBe(true);
      expect(await costs(twoPhaseCommit, allYes(n), 4 * n - 1)).toBe(false);
    });
  }

  it("are 4N for an abort that all are told, and 3N − 1 where it is presumed", async () => {
    expect(await costs(twoPhaseCommit, ["no", "yes", "yes"], 12)).toBe(true);
    expect(await costs(presumedAbortTwoPhaseCommit, ["no", "yes", "yes"], 8)).toBe(true);
  });
});
