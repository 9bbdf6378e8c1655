/** The store as processes: bounded by transactions and kills, however fast the machine is. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { clusterReport, clusterText, isWell, runCluster } from "../src/index.ts";
import { silentStore } from "./silent-store.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const silent = silentStore();
const small = {
  root,
  shards: 2,
  clients: 3,
  load: { each: 8 },
  patienceMs: 60_000,
  killEveryMs: 150,
  mostKills: 4,
  seed: 1,
};

describe("the store of task 05 as processes", () => {
  it("loses nothing that is committed when its nodes are killed", async () => {
    const run = await runCluster({ ...small, target: { kind: "solution" } });
    const report = clusterReport("solution", run);
    expect(report).toMatchObject({ faults: [], anomalies: [], ended: true });
    expect(isWell(report)).toBe(true);
    expect(Math.max(...Object.values(report.restarts))).toBeGreaterThan(0);
    expect(clusterText(report)).toMatch(/; \d+ kills? \((manager|A|B) \d+/);
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

  it("is under load for as long as it is told, and looks at every key when nobody is killed any more", async () => {
    const target = { kind: "solution" } as const;
    const run = await runCluster({ ...small, load: { forMs: 500 }, killEveryMs: 0, target });
    const report = clusterReport("solution", run);
    expect(report).toMatchObject({ faults: [], anomalies: [], ended: true });
    expect(run.elapsedMs).toBeGreaterThanOrEqual(500);
    // Each client's last transaction reads all keys of both shards, and begins when the load has ended.
    const looks = run.history.transactions.filter(({ operations }) => operations.length === 8);
    expect(new Set(looks.map(({ session }) => session)).size).toBe(small.clients);
    expect(clusterText(report)).toContain("no kills");
  }, 0);

  it("ends when no client gets an answer, and says that the store blocks", async () => {
    const target = { kind: "submission", dir: silent } as const;
    const run = await runCluster({ ...small, patienceMs: 1_500, target });
    const report = clusterReport("submission", run);
    expect(report).toMatchObject({ faults: [], ended: false, blockedMs: 1_500, committed: 0 });
    expect(isWell(report)).toBe(false);
    expect(clusterText(report)).toContain("✗ the store blocks: for 1.5 s no client heard of the end of a transaction");
  }, 0);
});
