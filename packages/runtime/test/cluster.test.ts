/** The store as processes: bounded by transactions and kills, however fast the machine is. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { clusterReport, clusterText, isWell, runCluster } from "../src/index.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const small = { root, shards: 2, clients: 3, each: 8, killEveryMs: 150, mostKills: 4, seed: 1 };

describe("the store of task 05 as processes", () => {
  it("loses nothing that is committed when its nodes are killed", async () => {
    const run = await runCluster({ ...small, target: { kind: "solution" } });
    const report = clusterReport("solution", run);
    expect(report).toMatchObject({ faults: [], anomalies: [], ended: true });
    expect(isWell(report)).toBe(true);
    expect(report.kills).toBeGreaterThan(0);
    // Each client ends with a look at every key.
    expect(report.committed).toBeGreaterThanOrEqual(small.clients);
    expect(clusterText(report)).toContain("✓ the history of all clients is strictly serializable");
  }, 0);

  it("tells the anomalies of a wrong one", async () => {
    // Whatever the machine's speed: nobody ever finds what was committed, not even who looks at every key in the end.
    const target = { kind: "mutant", name: "forgets-to-apply" } as const;
    const run = await runCluster({ ...small, killEveryMs: 0, target });
    const report = clusterReport("mutant", run);
    expect(report).toMatchObject({ faults: [], ended: true, strictlySerializable: false });
    expect(report.anomalies).not.toEqual([]);
    expect(isWell(report)).toBe(false);
    expect(clusterText(report)).toContain(`✗ ${report.anomalies[0]?.name}: `);
  }, 0);

  it("says so when the store is not written yet", async () => {
    const target = { kind: "submission", dir: `${root}exercises/05-transactional-kv/starter` } as const;
    const { faults, ended } = await runCluster({ ...small, target });
    expect(ended).toBe(false);
    expect(faults[0]).toMatch(/not started/);
  }, 0);
});
