/** The store's nodes driven as Maelstrom drives them. Faults are counted in transactions, however fast the machine is. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { clusterReport, clusterText, driveMaelstromNodes, isWell } from "../src/index.ts";
import { silentStore } from "./silent-store.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const silent = silentStore();
const small = { root, nodes: 3, clients: 4, load: { each: 25 }, faultEvery: 20, seed: 1, patienceMs: 60_000 };

describe("the store of task 05 behind Maelstrom's protocol", () => {
  it("loses nothing that is committed when its nodes are killed and parted", async () => {
    const run = await driveMaelstromNodes({ ...small, target: { kind: "solution" } });
    const report = clusterReport("solution", run);
    expect(report).toMatchObject({ faults: [], anomalies: [], ended: true });
    expect(isWell(report)).toBe(true);
    expect(report.committed).toBeGreaterThan(0);
    expect(Math.max(...Object.values(report.restarts))).toBeGreaterThan(0);
    expect(report.partitions).toBeGreaterThan(0);
    expect(clusterText(report)).toMatch(/kills? \(n\d.*, \d+ partitions?\n✓/);
  }, 0);

  it("tells the anomalies of a wrong one, with kills and partitions as well", async () => {
    // Nobody finds what was committed, until a shard that is killed reads it in its log.
    const run = await driveMaelstromNodes({ ...small, target: { kind: "mutant", name: "forgets-to-apply" } });
    const report = clusterReport("mutant", run);
    expect(report).toMatchObject({ faults: [], strictlySerializable: false });
    expect(Math.max(...Object.values(report.restarts))).toBeGreaterThan(0);
    expect(report.anomalies).not.toEqual([]);
    expect(isWell(report)).toBe(false);
  }, 0);

  it("says so when the store is not written yet", async () => {
    const target = { kind: "submission", dir: `${root}exercises/05-transactional-kv/starter` } as const;
    const { faults, ended } = await driveMaelstromNodes({ ...small, target });
    expect(ended).toBe(false);
    expect(faults[0]).toMatch(/^n\d: .*not started/);
  }, 0);

  it("ends when no client gets an answer, and says that the store blocks", async () => {
    const target = { kind: "submission", dir: silent } as const;
    const report = clusterReport("submission", await driveMaelstromNodes({ ...small, patienceMs: 1_500, target }));
    expect(report).toMatchObject({ faults: [], ended: false, blockedMs: 1_500, committed: 0, unknown: small.clients });
    expect(isWell(report)).toBe(false);
    expect(clusterText(report)).toContain("✗ the store blocks");
  }, 0);
});
